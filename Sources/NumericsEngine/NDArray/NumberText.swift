/// Numbers as text of equal width, points below each other.
///
/// The rules are those of NumPy's `array2string` (NumPy, `numpy/_core/arrayprint.py`).
enum NumberText {
  static func aligned<Element>(_ numbers: [Element], precision: Int) -> [String] {
    if let doubles = numbers as? [Double] {
      return aligned(doubles.map { Number($0, shortest: "\($0)") }, precision)
    }
    if let floats = numbers as? [Float] {
      return aligned(floats.map { Number(Double($0), shortest: "\($0)") }, precision)
    }
    return padded(numbers.map { "\($0)" })
  }

  /// A real number and the fewest digits that tell it from its neighbours in its own type.
  private struct Number {
    let value: Double
    let shortest: String

    init(_ value: Double, shortest: String) {
      self.value = value
      self.shortest = shortest
    }
  }

  private static func aligned(_ numbers: [Number], _ precision: Int) -> [String] {
    let finite = numbers.filter(\.value.isFinite)
    let scientific = needsExponents(finite.map { $0.value.magnitude }.filter { $0 != 0 })
    let texts = finite.map { split($0, precision: precision, scientific: scientific) }
    let digits = texts.map(\.fraction.count).max() ?? 0
    let fill: Character = scientific ? "0" : " "
    var rest = texts.makeIterator()
    return padded(
      numbers.map { number in
        guard number.value.isFinite, let text = rest.next() else {
          return number.value.isNaN ? "nan" : number.value < 0 ? "-inf" : "inf"
        }
        let tail = String(repeating: fill, count: digits - text.fraction.count)
        return text.whole + "." + text.fraction + tail + text.exponent
      })
  }

  private static func needsExponents(_ magnitudes: [Double]) -> Bool {
    guard let least = magnitudes.min(), let most = magnitudes.max() else { return false }
    return most >= 1e8 || least < 1e-4 || most / least > 1000
  }

  /// The parts of a number around its point, without closing zeros.
  private static func split(
    _ number: Number, precision: Int, scientific: Bool
  ) -> (whole: String, fraction: String, exponent: String) {
    let shortest = number.shortest.split(separator: ".", omittingEmptySubsequences: false)
    if !scientific, !number.shortest.contains("e"), shortest.count == 2,
      shortest[1].count <= precision
    {
      return (String(shortest[0]), trimmed(shortest[1]), "")
    }
    let text = decimalText(number.value, digits: precision, scientific: scientific)
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return (
      String(digits[0]), digits.count > 1 ? trimmed(digits[1]) : "",
      parts.count > 1 ? "e" + parts[1] : ""
    )
  }

  private static func trimmed(_ fraction: Substring) -> String {
    var fraction = fraction
    while fraction.last == "0" { fraction.removeLast() }
    return String(fraction)
  }

  private static func padded(_ texts: [String]) -> [String] {
    let width = texts.map(\.count).max() ?? 0
    return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
  }
}
