"""Runs the engine and its peers on the same workloads, in one run, and prints the ratios.

    python3 Scripts/benchmarks/compare.py --peers DIR [--python PYTHON] [--threads 1 2] [--family NAME] [--only TEXT]

The family accuracy, which has to be named, trains networks with several seeds instead: --seeds N.

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
    "graph": "graph.py", "mlp": "mlp.py", "cnn": "cnn.py"}

# The training whose peak memory is measured, in a process that does nothing else.
MEMORY = {"mlp": "mlp/relu", "cnn": "cnn/train"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", required=True, help="the folder of the peer programs")
    parser.add_argument("--python", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--family", default="", choices=[""] + list(PROGRAMS) + ["accuracy"])
    parser.add_argument("--only", default="", help="only workloads whose name contains this")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--reps", type=int, default=7, help="how often a workload is measured in a round")
    parser.add_argument("--seeds", type=int, default=3, help="of the family accuracy")
    parser.add_argument("--configuration", default="release", choices=["release", "debug"])
    parser.add_argument("--json", default="", help="keep the records in this file")
    return parser.parse_args()


def records(command, environment, field="median_s"):
    """The JSON lines with a field that a program prints; everything else it says is passed on."""
    found = []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    for line in done.stdout.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            print(line, file=sys.stderr)
            continue
        if field in record:
            found.append(record)
    if done.returncode:
        print(f"{command[0]} ended with {done.returncode}", file=sys.stderr)
    return found


def measure(options, engine):
    """All records of times, of engine and peers in turn."""
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


def peak(command, environment):
    """The most memory that a program, or a process it started, had at once, in bytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"{command[0]} ended with {process.returncode}", file=sys.stderr)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measure_memory(options, engine):
    """The peaks of the engine and of PyTorch in the families that train networks, as records."""
    result = []
    for family, only in MEMORY.items():
        if options.family not in ("", family) or options.only not in ("", only):
            continue
        for threads in options.threads:
            print(f"{family}, memory, threads: {threads}", file=sys.stderr)
            environment = dict(
                os.environ, OPENBLAS_NUM_THREADS=str(threads), PYTHONWARNINGS="ignore", CNN_STEPS="30", QUIET_WAIT="0")
            common = ["--threads", str(threads), "--only", only, "--reps", "1"]
            peer = [options.python, os.path.join(options.peers, PROGRAMS[family]), "--peer", "torch"]
            for name, command in (("engine", [engine, "--family", family]), ("torch eager", peer)):
                result.append({"workload": only, "peer": name, "threads": threads,
                               "peak_bytes": peak(command + common, environment)})
    return result


def measure_accuracies(options, engine):
    """The lines of the family accuracy, of the engine and of PyTorch's same networks."""
    common = ["--threads", str(max(options.threads)), "--seeds", str(options.seeds), "--only", options.only]
    environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(max(options.threads)))
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "accuracy.py")
    return (records([engine, "--family", "accuracy"] + common, environment, "accuracy")
            + records([options.python, script] + common, environment, "accuracy"))


def accuracy_table(found):
    """Markdown: for each network and number of epochs the test accuracies over the seeds."""
    lines = ["| network | epochs | | mean | lowest | highest | each seed |", "|---|---:|---|---:|---:|---:|---|"]
    for key in dict.fromkeys((r["network"], r["epochs"]) for r in found):
        for peer in dict.fromkeys(r["peer"] for r in found):
            values = [r["accuracy"] for r in found if (r["network"], r["epochs"], r["peer"]) == (*key, peer)]
            if values:
                each = ", ".join(f"{value:.4f}" for value in values)
                lines.append(f"| {key[0]} | {key[1]} | {peer} | {sum(values) / len(values):.4f} "
                             f"| {min(values):.4f} | {max(values):.4f} | {each} |")
    return "\n".join(lines)


def memory_table(found):
    lines = ["| training | threads | engine | PyTorch | ratio |", "|---|---:|---:|---:|---:|"]
    peaks = {(r["workload"], r["threads"], r["peer"]): r["peak_bytes"] for r in found}
    for workload, threads in dict.fromkeys((w, t) for w, t, _ in peaks):
        own, peer = peaks[workload, threads, "engine"], peaks[workload, threads, "torch eager"]
        lines.append(f"| {workload} | {threads} | {own / 1e6:.0f} MB | {peer / 1e6:.0f} MB | {own / peer:.2f} |")
    return "\n".join(lines)


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
    engine = os.path.join(folder.stdout.strip(), "engine-benchmarks")
    accuracies = measure_accuracies(options, engine) if options.family == "accuracy" else []
    found = measure(options, engine) if options.family != "accuracy" else []
    memory = measure_memory(options, engine) if options.family != "accuracy" else []
    if options.json:
        with open(options.json, "w") as file:
            file.writelines(json.dumps(record) + "\n" for record in found + memory + accuracies)
    print(f"{machine()}; {datetime.date.today()}; {options.configuration} build\n")
    if found:
        print(table(found, options.threads))
    if memory:
        print("\n" + memory_table(memory))
    if accuracies:
        print(accuracy_table(accuracies))


if __name__ == "__main__":
    main()
