import Foundation

extension Double {
  /// The number to three significant digits, whole numbers up to seven digits as they are; short
  /// enough for a label.
  var shortText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self > 0 ? "inf" : "-inf" }
    if self == rounded() && magnitude < 1e7 { return String(format: "%.0f", self + 0) }
    return String(format: "%.3g", self)
  }

  /// The number with a fixed count of decimals.
  func text(decimals: Int) -> String {
    guard isFinite, magnitude < 1e12 else { return shortText }
    return String(format: "%.\(decimals)f", self)
  }
}
