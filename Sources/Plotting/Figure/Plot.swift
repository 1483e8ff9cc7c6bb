extension Figure {
  /// How long a unit of x is beside a unit of y.
  public enum Aspect: String, Codable, Sendable {
    /// The drawing fills its place.
    case automatic
    /// Both units are equally long, so that a circle looks like one; only on linear axes.
    case equal
  }

  /// Layers drawn between two axes.
  public struct Plot: Codable, Sendable, Equatable {
    public var x: Axis
    public var y: Axis
    /// What is drawn: fields at the back, over them bars, reference lines, lines, and points in front;
    /// among layers of one kind, the later is in front.
    public var layers: [Layer]
    public var aspect: Aspect

    public init(x: Axis, y: Axis, layers: [Layer], aspect: Aspect = .automatic) {
      self.x = x
      self.y = y
      self.layers = layers
      self.aspect = aspect
    }
  }

  /// Creates a figure of layers between two axes.
  public init(
    slug: String, title: String, x: Axis, y: Axis, layers: [Layer], aspect: Aspect = .automatic
  ) {
    self.init(
      slug: slug, title: title,
      content: .plot(Plot(x: x, y: y, layers: layers, aspect: aspect)))
  }
}

extension Figure.Plot {
  /// Whether units of x and y must be equally long, and can be.
  var hasEqualUnits: Bool { aspect == .equal && x.scale == .linear && y.scale == .linear }

  /// The indices of the layers from back to front.
  var drawingOrder: [Int] {
    let kinds: [[Figure.Layer.Kind]] = [
      [.field], [.bars], [.horizontal, .vertical], [.line], [.points],
    ]
    return kinds.flatMap { kinds in layers.indices.filter { kinds.contains(layers[$0].kind) } }
  }
}
