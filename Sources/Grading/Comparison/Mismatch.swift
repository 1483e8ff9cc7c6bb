import LabKit

/// The first place where an answer is not the expected one: facts, worded elsewhere.
public struct Mismatch: Sendable, Equatable {
  public enum Difference: Sendable, Equatable {
    /// Numbers further apart than the tolerance allows.
    case number(expected: Double, got: Double, allowed: Double)
    case text(expected: String, got: String)
    case truth(expected: Bool, got: Bool)
    /// Lists of different lengths; the texts are the lists themselves.
    case count(expected: Int, got: Int, texts: [String])
    /// A set, or the keys of a dictionary, without some members or with others.
    case members(missing: [String], surplus: [String])
    /// The right keys in another order.
    case order(expected: [String], got: [String])
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
        return differs(
          .count(
            expected: expected.count, got: got.count,
            texts: [WireValue.list(expected).text, WireValue.list(got).text]))
      }
      return mismatch(got, expected: expected) { path + "[\($0)]" }
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
    case (.set(let expected), .set(let got)):
      return membersDiffer(got, expected).map(differs)
    case (.dictionary(let expected), .dictionary(let got)):
      let keys = (expected: expected.map(\.key), got: got.map(\.key))
      if let difference = membersDiffer(keys.got, keys.expected) { return differs(difference) }
      if mismatch(keys.got, expected: keys.expected, path: { _ in "" }) != nil {
        return differs(.order(expected: keys.expected.map(\.text), got: keys.got.map(\.text)))
      }
      return mismatch(got.map(\.value), expected: expected.map(\.value)) {
        "\(path)[\(keys.expected[$0].text)]"
      }
    case (.compound(let name, let expected), .compound(let other, let got))
    where name == other && expected.count == got.count:
      let labels = WireValue.labels(of: name)
      return mismatch(got, expected: expected) {
        "\(path).\($0 < labels.count && labels[$0] != "_" ? labels[$0] : "\($0)")"
      }
    case (.grid(let expectedShape, let expected), .grid(let gotShape, let got)):
      guard expectedShape == gotShape else {
        return differs(.shape(expected: expectedShape, got: gotShape))
      }
      return mismatch(got, expected: expected) {
        path + "\(Self.indices(of: $0, in: expectedShape))"
      }
    default:
      return differs(.kind(expected: expected.kind, got: got.kind))
    }
  }

  /// The first mismatch of two lists of the same length, `path` naming the place of each element.
  private func mismatch(
    _ got: [WireValue], expected: [WireValue], path: (Int) -> String
  ) -> Mismatch? {
    for index in expected.indices {
      if let found = mismatch(got[index], expected: expected[index], path: path(index)) {
        return found
      }
    }
    return nil
  }

  /// How the members differ, whatever their order; each counts as often as it stands there.
  private func membersDiffer(
    _ got: [WireValue], _ expected: [WireValue]
  ) -> Mismatch.Difference? {
    var surplus = got
    var missing: [WireValue] = []
    for member in expected {
      if let index = surplus.firstIndex(where: { mismatch($0, expected: member) == nil }) {
        surplus.remove(at: index)
      } else {
        missing.append(member)
      }
    }
    guard !missing.isEmpty || !surplus.isEmpty else { return nil }
    return .members(missing: missing.map(\.text), surplus: surplus.map(\.text))
  }

  /// Whether the answer has exactly the expected elements, or entries, in whatever order.
  func sameInAnyOrder(_ got: WireValue, _ expected: WireValue) -> Bool {
    switch (got, expected) {
    case (.list(let got), .list(let expected)):
      return membersDiffer(got, expected) == nil
    case (.dictionary(let got), .dictionary(let expected)):
      func entries(_ entries: [WireValue.Entry]) -> [WireValue] {
        entries.map { .list([$0.key, $0.value]) }
      }
      return membersDiffer(entries(got), entries(expected)) == nil
    default:
      return mismatch(got, expected: expected) == nil
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
