extension Figure {
  /// One axis: its label with the unit, its scale, and its range when the data should not decide.
  public struct Axis: Codable, Sendable, Equatable {
    /// How values are spread along an axis.
    public enum Scale: String, Codable, Sendable {
      case linear
      /// Equal factors take equal space; only positive values can be placed.
      case logarithmic
    }

    /// What is measured, with the unit in brackets: `"time (ms)"`.
    public let label: String
    public let scale: Scale
    /// The part of the axis to show; `nil` shows all data.
    public let range: ClosedRange<Double>?

    /// Creates an axis. A range that cannot be shown is dropped: a bound that is not finite,
    /// a range narrower than a billionth of its bounds, or a bound that is not positive on a
    /// logarithmic axis.
    public init(_ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
      self.label = label
      self.scale = scale
      self.range = range.flatMap { range in
        let bounds = [range.lowerBound, range.upperBound]
        guard bounds.allSatisfy(scale.canPlace) else { return nil }
        let leastWidth = max(1e-150, 1e-9 * max(bounds[0].magnitude, bounds[1].magnitude))
        return bounds[1] - bounds[0] > leastWidth ? range : nil
      }
    }

    /// Reads an axis; a range that cannot be shown is dropped here too.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        try container.decode(String.self, forKey: .label),
        scale: try container.decode(Scale.self, forKey: .scale),
        range: try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .range))
    }
  }
}

extension Figure.Axis.Scale {
  /// Whether a value has a place on such an axis; the bound leaves room for arithmetic on ranges.
  func canPlace(_ value: Double) -> Bool {
    switch self {
    case .linear: value.magnitude <= 1e150
    case .logarithmic: value >= 1e-150 && value <= 1e150
    }
  }
}
