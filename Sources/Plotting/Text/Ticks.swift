import Foundation

/// A marked value on an axis.
struct Tick: Equatable {
  let value: Double
  let label: String
}

extension Span {
  /// Round values within the span, about `count` of them, with labels that tell them apart.
  func ticks(count: Int) -> [Tick] {
    if scale == .logarithmic, log10(upper / lower) >= 1 { return decadeTicks(count: count) }
    // Dividing first: the difference of two bounds can exceed what a Double holds.
    let rough = upper / Double(max(count, 1)) - lower / Double(max(count, 1))
    let magnitude = pow(10, floor(log10(rough)))
    let multiple = [1, 2, 5].first { Double($0) * magnitude >= rough * 0.999 } ?? 10
    let step = Double(multiple) * magnitude
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard step > 0, first.isFinite, last.isFinite, last - first < 1_000 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      let value = index == 0 ? 0 : index * step
      return Tick(value: value, label: label(of: value, step: step))
    }
  }

  private func decadeTicks(count: Int) -> [Tick] {
    let first = Int((log10(lower) - 1e-9).rounded(.up))
    let last = Int((log10(upper) + 1e-9).rounded(.down))
    let stride = max(1, Int((Double(last - first) / Double(max(count, 1))).rounded(.up)))
    let decades = Swift.stride(from: first, through: last, by: stride)
    let multiples = last - first < 2 ? [1, 2, 5] : [1]
    let values = ([first - 1] + decades).flatMap { decade in
      multiples.map { Double($0) * pow(10, Double(decade)) }
    }
    return values.filter { $0 >= lower * 0.999 && $0 <= upper * 1.001 }.map { value in
      let exponent = Int(floor(log10(value) + 1e-9))
      let isShort = (-4...6).contains(exponent)
      let text = String(format: isShort ? "%.*f" : "%.0e", locale: nil, max(0, -exponent), value)
      return Tick(value: value, label: isShort ? text : String(format: "%.0e", value))
    }
  }

  private func label(of value: Double, step: Double) -> String {
    let stepExponent = Int(floor(log10(step) + 1e-9))
    let largest = max(lower.magnitude, upper.magnitude)
    let exponent = Int(floor(log10(largest)))
    if stepExponent >= -5 && exponent < 7 {
      return String(format: "%.\(max(0, -stepExponent))f", value)
    }
    // As many digits as the step needs to be seen in the largest value.
    return String(format: "%.\(max(1, exponent - stepExponent + 1))g", value)
  }
}
