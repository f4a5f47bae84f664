# What people run. `make serve` and `make test` install what they need by themselves (scripts/setup).

PORT ?= 8080
DATA ?= data

.PHONY: serve test dist single npm fuzz schema clean setup picture first-view bench bench-peers bench-wasm bench-paste check-spacy pack-lexicon train \
	train-names train-syntax train-pages train-point train-quotes train-when train-salience train-choice eval-pages \
	eval-timex eval-ner eval-syntax eval-story eval-article eval-tokens eval-quotes

serve: dist ## build the page and serve it on http://127.0.0.1:8080
	node scripts/serve.mjs --port $(PORT)

test: ## everything CI checks
	scripts/test

dist: setup ## the page as static files in dist/
	scripts/dist

single: dist ## the page as one file that opens from a disk, dist/dateline.html
	node scripts/single.mjs

npm: setup ## the npm package in dist-npm/
	scripts/npm

setup:
	scripts/setup

picture: dist ## the README's picture, taken anew
	scripts/setup --browser
	scripts/test-e2e picture
	cp test-results/page.png www/screenshot.png

first-view: dist ## www/first-view.html anew, from the empty page as the program draws it
	scripts/setup --browser
	scripts/test-e2e first-view -g "the first view is the empty page" --update-snapshots
	scripts/dist

fuzz: ## damaged files through every door, then SECONDS of whatever a fuzzer thinks of for each
	PROPTEST_CASES=$(or $(CASES),20000) cargo test --release --all-features --test hostile
	scripts/fuzz $(or $(SECONDS),600)

schema: ## www/schema anew, from the types the JSON carries
	cargo run -q --features schema --bin schema

clean: ## remove what was built, keep the tools
	rm -rf dist dist-npm target test-results

bench: ## words a second of each stage and of the whole, growth and memory
	cargo bench

bench-peers: npm ## the same articles read by other packages for JavaScript, in one process
	scripts/bench-peers

bench-wasm: setup ## the tagger of names in a browser
	scripts/setup --browser
	PROFILE=worker scripts/test-wasm --include-ignored speed_of_names

bench-paste: dist ## short and long texts pasted into the page in a browser
	scripts/setup --browser
	. scripts/env && CHROMIUM=$${CHROMIUM:-$$(command -v chromium)} node scripts/bench-paste.mjs

check-spacy: ## spaCy and displaCy read what is written for them
	scripts/check-spacy $(FILES)

# Word clusters and gazetteers, from the packages they come from; the tagger must be trained anew after.
pack-lexicon:
	scripts/gazetteers.py .tools/gazetteers
	cargo run -q --release --features train --bin train -- pack-gazetteers .tools/gazetteers
	cargo run -q --release --features train --bin train -- pack-clusters $(DATA)

# Training and measuring; DATA is the folder of corpora, WORDS are passed on.
train: train-names train-syntax train-pages train-point train-quotes train-when train-salience train-choice

train-names train-syntax train-pages train-point train-quotes train-when train-salience train-choice eval-pages eval-timex eval-ner eval-syntax \
eval-story eval-article eval-tokens eval-quotes:
	cargo run -q --release --features train --bin train -- $@ $(DATA) $(WORDS)
