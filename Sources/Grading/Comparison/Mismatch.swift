import LabKit

/// The first place where an answer is not the expected one: facts, worded elsewhere.
public struct Mismatch: Sendable, Equatable {
  public enum Difference: Sendable, Equatable {
    /// Numbers further apart than the tolerance allows.
    case number(expected: Double, got: Double, allowed: Double)
    case text(expected: String, got: String)
    case truth(expected: Bool, got: Bool)
    /// Lists of different lengths.
    case count(expected: Int, got: Int)
    /// Arrays of different shapes.
    case shape(expected: [Int], got: [Int])
    /// Values of different kinds.
    case kind(expected: String, got: String)
  }

  /// Where in the answer: `.variance`, `[3]`, `[1, 2]`; empty for the answer itself.
  public let path: String
  public let difference: Difference
}

extension Tolerance {
  /// Compares an answer with the expected value, shape before content.
  ///
  /// - Returns: the first mismatch in reading order, or `nil`.
  func mismatch(_ got: WireValue, expected: WireValue, path: String = "") -> Mismatch? {
    func differs(_ difference: Mismatch.Difference) -> Mismatch {
      Mismatch(path: path, difference: difference)
    }
    switch (expected, got) {
    case (.null, .null):
      return nil
    case (.bool(let expected), .bool(let got)):
      return expected == got ? nil : differs(.truth(expected: expected, got: got))
    case (.string(let expected), .string(let got)):
      return expected == got ? nil : differs(.text(expected: expected, got: got))
    case (.int(let expected), .int(let got)):
      return expected == got
        ? nil : differs(.number(expected: Double(expected), got: Double(got), allowed: 0))
    case (.int(let expected), .double):
      return mismatch(got, expected: .double(Double(expected)), path: path)
    case (.double(let expected), .int(let got)):
      return mismatch(.double(Double(got)), expected: .double(expected), path: path)
    case (.double(let expected), .double(let got)):
      return accepts(got, for: expected)
        ? nil : differs(.number(expected: expected, got: got, allowed: bound(for: expected)))
    case (.list(let expected), .list(let got)):
      guard expected.count == got.count else {
        return differs(.count(expected: expected.count, got: got.count))
      }
      for (index, pair) in zip(expected, got).enumerated() {
        if let found = mismatch(pair.1, expected: pair.0, path: path + "[\(index)]") {
          return found
        }
      }
      return nil
    case (.record(let expected), .record(let got)):
      // In the order of the student's type, which is the order its documentation has.
      for field in got {
        guard let match = expected.first(where: { $0.name == field.name }) else { continue }
        if let found = mismatch(field.value, expected: match.value, path: "\(path).\(field.name)") {
          return found
        }
      }
      let names = (expected.map(\.name).sorted(), got.map(\.name).sorted())
      return names.0 == names.1
        ? nil
        : differs(
          .kind(
            expected: "the fields \(names.0.joined(separator: ", "))",
            got: "the fields \(names.1.joined(separator: ", "))"))
    case (.array(let expectedShape, let expected), .array(let gotShape, let got)):
      guard expectedShape == gotShape else {
        return differs(.shape(expected: expectedShape, got: gotShape))
      }
      guard
        let index = zip(expected, got).enumerated()
          .first(where: { !accepts($1.1, for: $1.0) })?.offset
      else { return nil }
      return Mismatch(
        path: path + "\(Self.indices(of: index, in: expectedShape))",
        difference: .number(
          expected: expected[index], got: got[index], allowed: bound(for: expected[index])))
    default:
      return differs(.kind(expected: expected.kind, got: got.kind))
    }
  }

  /// The multi-index of a row-major position.
  private static func indices(of position: Int, in shape: [Int]) -> [Int] {
    var rest = position
    var indices: [Int] = []
    for length in shape.reversed() {
      indices.append(rest % length)
      rest /= length
    }
    return indices.reversed()
  }
}
