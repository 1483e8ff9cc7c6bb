import Foundation

/// The part of the plane that a figure shows; both renderers draw in the same frame.
struct Frame: Equatable {
  let x: Span
  let y: Span

  /// Encloses all data with a small margin; bars stand on the lower edge when nothing is below.
  init(_ plot: Figure.Plot) {
    var xs: [Double] = []
    var ys: [Double] = []
    var hasBars = false
    for layer in plot.layers {
      let points = plot.segments(of: layer).joined()
      xs += points.map(\.x)
      ys += points.map(\.y)
      for bar in plot.bars(of: layer) {
        xs += [bar.left, bar.right]
        ys += [bar.height]
        hasBars = true
      }
      if let field = plot.field(of: layer) {
        xs += [field.x.lowerBound, field.x.upperBound]
        ys += [field.y.lowerBound, field.y.upperBound]
      }
      guard let position = plot.position(of: layer) else { continue }
      if layer.kind == .vertical { xs.append(position) } else { ys.append(position) }
    }
    x = Span(axis: plot.x, values: xs, margin: 0.02)
    y = Span(axis: plot.y, values: ys, margin: 0.06, standsOnZero: hasBars)
  }
}

/// The interval shown on one axis.
struct Span: Equatable {
  let lower: Double
  let upper: Double
  let scale: Figure.Axis.Scale

  init(lower: Double, upper: Double, scale: Figure.Axis.Scale = .linear) {
    self.lower = lower
    self.upper = upper
    self.scale = scale
  }

  init(axis: Figure.Axis, values: [Double], margin: Double, standsOnZero: Bool = false) {
    if let range = axis.range {
      self.init(lower: range.lowerBound, upper: range.upperBound, scale: axis.scale)
      return
    }
    let isLogarithmic = axis.scale == .logarithmic
    let base: [Double] = standsOnZero && !isLogarithmic ? [0] : []
    let places = (values + base).map { isLogarithmic ? log10($0) : $0 }
    let lowest = places.min() ?? 0
    let highest = places.max() ?? 1
    let magnitude = max(lowest.magnitude, highest.magnitude)
    var padding = (highest - lowest) * margin
    if highest - lowest <= max(magnitude * 1e-9, 1e-150) {
      // All values are the same: any interval around them would do, so take a readable one.
      padding = isLogarithmic || magnitude < 1e-150 ? 1 : magnitude * 0.1
    }
    let hasFootBelow = !base.isEmpty && lowest == 0
    let hasFootAbove = !base.isEmpty && highest == 0 && lowest < 0
    let bottom = hasFootBelow ? lowest : lowest - padding
    let top = hasFootAbove ? highest : highest + padding
    self.init(
      lower: isLogarithmic ? pow(10, bottom) : bottom,
      upper: isLogarithmic ? pow(10, top) : top, scale: axis.scale)
  }

  /// Where a value lies: 0 at the lower bound, 1 at the upper, outside of 0…1 beyond them.
  func fraction(of value: Double) -> Double {
    switch scale {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: log10(value / lower) / log10(upper / lower)
    }
  }

  /// The foot of a bar: zero, or the nearest shown value.
  var foot: Double {
    scale == .logarithmic ? lower : min(max(0, lower), upper)
  }
}
