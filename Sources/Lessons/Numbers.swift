import Foundation

extension Double {
  /// With this many digits behind the point, for a lesson's text.
  func fixed(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }

  /// With this many significant digits, as a power of ten where that is shorter.
  func significant(_ digits: Int) -> String { String(format: "%.\(digits)g", self) }
}

extension Int {
  /// With a thin gap between thousands: 10 000.
  public var grouped: String {
    String(
      String(self).reversed().enumerated().reduce(into: "") { text, digit in
        if digit.offset > 0, digit.offset % 3 == 0 { text.append(" ") }
        text.append(digit.element)
      }.reversed())
  }
}
