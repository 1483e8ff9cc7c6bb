"""Runs the engine and its peers on the same workloads, in one run, and prints the ratios.

    python3 Scripts/benchmarks/compare.py --peers DIR [--python PYTHON] [--threads 1 2] [--family NAME] [--only TEXT]

DIR holds the peer programs (gemm.py, elementwise.py, … as in PROGRAMS), PYTHON has NumPy,
SciPy and PyTorch. Engine and peers take turns, each in a process of its own; of several rounds the
least median counts, for the engine as for the peers. A ratio below 1 means the engine is faster.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAMS = {
    "gemm": "gemm.py", "elementwise": "elementwise.py", "random": "random_gen.py", "stats": "stats.py",
    "knn": "knn.py", "logreg": "logreg.py", "tree": "tree.py",
    "graph": "graph.py", "mlp": "mlp.py"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", required=True, help="the folder of the peer programs")
    parser.add_argument("--python", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--family", default="", choices=[""] + list(PROGRAMS))
    parser.add_argument("--only", default="", help="only workloads whose name contains this")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--reps", type=int, default=7, help="how often a workload is measured in a round")
    parser.add_argument("--configuration", default="release", choices=["release", "debug"])
    parser.add_argument("--json", default="", help="keep the records in this file")
    return parser.parse_args()


def records(command, environment):
    """The JSON lines a program prints; everything else it says is passed on."""
    found = []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    for line in done.stdout.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            print(line, file=sys.stderr)
            continue
        if "median_s" in record:
            found.append(record)
    if done.returncode:
        print(f"{command[0]} ended with {done.returncode}", file=sys.stderr)
    return found


def measure(options, engine):
    """All records, of engine and peers in turn."""
    result = []
    for threads in options.threads:
        environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(threads), PYTHONWARNINGS="ignore")
        for family, name in PROGRAMS.items():
            if options.family not in ("", family):
                continue
            program = os.path.join(options.peers, name)
            common = ["--threads", str(threads), "--only", options.only, "--reps", str(options.reps)]
            for _ in range(options.rounds):
                print(f"{family}, threads: {threads}", file=sys.stderr)
                result += records([engine, "--family", family] + common, environment)
                result += records([options.python, program] + common, environment)
    return result


def table(found, threads):
    """Markdown: for each workload of the engine its time, the best peer's, and their ratio."""
    best = {}
    for record in found:
        key = (record["workload"], record["peer"], record["threads"])
        if key not in best or record["median_s"] < best[key]["median_s"]:
            best[key] = record
    workloads = list(dict.fromkeys(w for w, peer, _ in best if peer == "engine"))
    head = "".join(f" engine, {t} thr. | best peer | ratio |" for t in threads)
    lines = [f"| workload |{head}", "|---|" + "---:|---|---:|" * len(threads)]
    for workload in workloads:
        line = "| {} |".format(workload.replace("|", "\\|"))
        for t in threads:
            own = best.get((workload, "engine", t))
            peers = [r for (w, p, n), r in best.items() if w == workload and p != "engine" and n == t]
            if own is None:
                line += " – | – | – |"
                continue
            line += f" {milliseconds(own)} |"
            if not peers:
                line += " – | – |"
                continue
            peer = min(peers, key=lambda r: r["median_s"])
            ratio = own["median_s"] / peer["median_s"]
            line += f" {milliseconds(peer)} {peer['peer']} | {ratio:.2f} |"
        lines.append(line)
    return "\n".join(lines)


def milliseconds(record):
    value = record["median_s"] * 1e3
    return f"{value:.3g} ms" if value < 100 else f"{value:.0f} ms"


def machine():
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def main():
    options = arguments()
    build = ["swift", "build", "--package-path", ROOT, "-c", options.configuration]
    subprocess.run(build + ["--product", "engine-benchmarks"], check=True, stdout=sys.stderr)
    folder = subprocess.run(build + ["--show-bin-path"], check=True, capture_output=True, text=True)
    found = measure(options, os.path.join(folder.stdout.strip(), "engine-benchmarks"))
    if options.json:
        with open(options.json, "w") as file:
            file.writelines(json.dumps(record) + "\n" for record in found)
    print(f"{machine()}; {datetime.date.today()}; {options.configuration} build\n")
    print(table(found, options.threads))


if __name__ == "__main__":
    main()
