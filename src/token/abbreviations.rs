//! Abbreviations written with a period, and what their period tells about the end of a sentence.

/// What follows an abbreviation as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// More of the same sentence, always: "Dr.", "vs.", "e.g.".
    More,
    /// A number: "No. 5". Before anything else it is a word that ends its sentence.
    Number,
    /// More, or the next sentence: "Inc.", "Jr.", "etc.".
    Either,
}

/// The class of a word that is written before a period, when it is an abbreviation. Case counts:
/// "Sat." is a day, "sat." ends a sentence.
pub fn abbreviation(word: &str) -> Option<Follows> {
    Some(match word {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Drs" | "Prof" | "Rev" | "Revs" | "Hon" | "Gov" | "Govs"
        | "Sen" | "Sens" | "Rep" | "Reps" | "Gen" | "Lt" | "Col" | "Sgt" | "Capt" | "Cpl" | "Maj" | "Adm"
        | "Cmdr" | "Cdr" | "Pvt" | "Brig" | "Pres" | "Fr" | "St" | "Ste" | "Sts" | "Mt" | "Ft" | "Messrs"
        | "Mme" | "Mlle" | "Supt" | "Insp" | "Det" | "Amb" | "Atty" | "Asst" | "Dep" | "Treas" | "Dist"
        | "MR" | "MRS" | "DR" | "GEN" | "SEN" | "REP" | "ST" | "vs" | "cf" | "viz" | "approx" | "ca"
        | "incl" | "esp" | "resp" | "Univ" | "Eng" | "Mgr" | "Msgr" => Follows::More,
        "No" | "no" | "Nos" | "nos" | "pp" | "Vol" | "vol" | "Vols" | "Fig" | "fig" | "Figs" | "figs"
        | "Art" | "art" | "Sec" | "sec" | "Ch" | "ch" | "Eq" | "eq" | "Para" | "para" | "Ext" | "ext"
        | "NO" | "Op" | "op" => Follows::Number,
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov" | "Dec"
        | "JAN" | "FEB" | "MAR" | "APR" | "JUN" | "JUL" | "AUG" | "SEP" | "SEPT" | "OCT" | "NOV" | "DEC"
        | "Mon" | "Tue" | "Tues" | "Wed" | "Thu" | "Thur" | "Thurs" | "Fri" | "Sat" | "Sun" | "Inc"
        | "Corp" | "Co" | "Cos" | "Ltd" | "Bros" | "Plc" | "LLC" | "Pty" | "Jr" | "Sr" | "Esq" | "etc"
        | "Etc" | "est" | "Dept" | "dept" | "Assn" | "Assoc" | "Apt" | "Ave" | "Blvd" | "Rd" | "Hwy"
        | "Pl" | "Calif" | "Pa" | "Mass" | "Conn" | "Fla" | "Ill" | "Ind" | "Kan" | "Ky" | "La" | "Md"
        | "Mich" | "Minn" | "Miss" | "Mo" | "Mont" | "Neb" | "Nev" | "Okla" | "Ore" | "Tenn" | "Tex"
        | "Va" | "Vt" | "Wash" | "Wis" | "Wyo" | "Ala" | "Ariz" | "Ark" | "Colo" | "Del" | "Ga" | "Ont"
        | "Que" | "Sask" | "Bhd" | "Sdn" | "INC" | "CORP" | "LTD" | "JR" | "SR" => Follows::Either,
        _ => return None,
    })
}

/// Words that open a sentence far more often than they follow an initial or an abbreviation inside
/// one.
pub fn opens_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "You"
            | "I"
            | "In"
            | "On"
            | "At"
            | "By"
            | "For"
            | "From"
            | "To"
            | "With"
            | "After"
            | "Before"
            | "Since"
            | "During"
            | "Under"
            | "But"
            | "And"
            | "So"
            | "If"
            | "When"
            | "While"
            | "Although"
            | "Though"
            | "Because"
            | "As"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "There"
            | "Its"
            | "His"
            | "Her"
            | "Their"
            | "Our"
            | "My"
            | "What"
            | "Who"
            | "Why"
            | "How"
            | "Where"
            | "Some"
            | "Many"
            | "Most"
            | "Both"
            | "However"
            | "Meanwhile"
            | "Also"
            | "Now"
            | "Then"
            | "Last"
            | "Earlier"
            | "Later"
            | "According"
            | "Not"
            | "No"
            | "Yet"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_tells_a_day_from_a_verb() {
        assert_eq!(abbreviation("Sat"), Some(Follows::Either));
        assert_eq!(abbreviation("sat"), None);
    }
}
