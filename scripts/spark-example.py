#!/usr/bin/env python3
"""Reads many articles on a cluster: every partition is piped through one `dateline --ndjson`.

    pip install pyspark
    scripts/spark-example.py articles.ndjson annotated --master 'local[2]'

The input has one {"id", "text"} a line; `annotated` becomes a folder of part files, whose lines, read in the
order of their names, are those that a single `dateline --ndjson` would have written. The program must be at the
same path on every node (`--dateline`).
"""

import argparse
import shlex

from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="a file or folder of NDJSON that every node can read")
    parser.add_argument("annotated", help="a folder that is not there yet")
    parser.add_argument("--dateline", default="dateline", help="the program (default: found on the PATH)")
    parser.add_argument("--format", default="json", help="a format of `dateline --help`")
    parser.add_argument("--master", default="local[*]", help="the cluster (default: this machine)")
    parser.add_argument("--partitions", type=int, default=None, help="into how many parts at least to cut the input")
    words = parser.parse_args()

    spark = SparkSession.builder.master(words.master).appName("dateline").getOrCreate()
    # A core reads one partition, so the program takes one thread. It ends with 1 when a line could not be read;
    # the answer to that line says so, and the job goes on.
    program = shlex.join([words.dateline, "--ndjson", "--threads", "1", "--format", words.format])
    command = shlex.join(["sh", "-c", f"{program} || [ $? = 1 ]"])
    lines = spark.sparkContext.textFile(words.articles, words.partitions)
    lines.pipe(command, checkCode=True).saveAsTextFile(words.annotated)
    spark.stop()


if __name__ == "__main__":
    main()
