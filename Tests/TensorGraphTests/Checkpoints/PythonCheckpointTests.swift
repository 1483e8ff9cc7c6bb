import Foundation
import NumericsEngine
import Testing

@testable import TensorGraph

/// NumPy opens what is written here, and what Python writes is read.
struct PythonCheckpointTests {
  /// Whether a `python3` with NumPy is on the path.
  static let hasNumPy = (try? python("import numpy")) != nil

  private struct Failed: Error {
    let said: String
  }

  /// What a program prints.
  @discardableResult
  private static func python(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(said: String(decoding: complaints, as: UTF8.self))
    }
    return String(decoding: said, as: UTF8.self)
  }

  /// The format in a few lines, by its description and not by this package.
  private static let format = """
    import json, struct, sys
    import numpy as np
    kinds = {"F32": np.dtype("<f4"), "F64": np.dtype("<f8")}
    def read(path):
        content = open(path, "rb").read()
        length = struct.unpack("<Q", content[:8])[0]
        header = json.loads(content[8 : 8 + length])
        notes = header.pop("__metadata__", {})
        arrays = {}
        for name, entry in header.items():
            begin, end = entry["data_offsets"]
            numbers = np.frombuffer(content[8 + length + begin : 8 + length + end], kinds[entry["dtype"]])
            arrays[name] = numbers.reshape(entry["shape"])
        return arrays, notes
    def write(path, arrays, notes):
        header, body = {"__metadata__": notes}, b""
        for name, a in arrays.items():
            kind = {4: "F32", 8: "F64"}[a.dtype.itemsize]
            header[name] = {"dtype": kind, "shape": list(a.shape), "data_offsets": [len(body), len(body) + a.nbytes]}
            body += a.tobytes()
        text = json.dumps(header).encode()
        open(path, "wb").write(struct.pack("<Q", len(text)) + text + body)

    """

  @Test(.enabled(if: hasNumPy, "needs python3 with NumPy")) func numPyOpensIt() throws {
    let file = try TemporaryFile()
    try Checkpoint(
      values: [
        "größe/\"w\"": .float(NDArray([[1.5, -2], [0.1, 4]])), "exact": .double([0.1, 1e300]),
        "number": .float(NDArray(repeating: 3, shape: [])),
      ], notes: ["epoch": "12"]
    ).write(to: file.path)
    let said = try Self.python(
      Self.format + """
        arrays, notes = read(sys.argv[1])
        for name in sorted(arrays):
            print(ascii(name), arrays[name].dtype, arrays[name].shape, arrays[name].tolist())
        print(notes)
        """, file.path)
    #expect(
      said == """
        'exact' float64 (2,) [0.1, 1e+300]
        'gr\\xf6\\xdfe/"w"' float32 (2, 2) [[1.5, -2.0], [0.10000000149011612, 4.0]]
        'number' float32 () 3.0
        {'epoch': '12'}

        """)
  }

  @Test(.enabled(if: hasNumPy, "needs python3 with NumPy")) func pythonWritesIt() throws {
    let file = try TemporaryFile()
    try Self.python(
      Self.format + """
        write(sys.argv[1], {
            "gr\\u00f6\\u00dfe": np.array([[1.5, -2], [0.1, 4]], np.float32),
            "exact": np.array([0.1, 1e300]),
        }, {"epoch": "12"})
        """, file.path)
    #expect(
      try Checkpoint(contentsOf: file.path)
        == Checkpoint(
          values: [
            "größe": .float(NDArray([[1.5, -2], [0.1, 4]])), "exact": .double([0.1, 1e300]),
          ],
          notes: ["epoch": "12"]))
  }
}
