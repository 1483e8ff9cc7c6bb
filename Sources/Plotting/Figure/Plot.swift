extension Figure {
  /// Layers drawn between two axes.
  public struct Plot: Codable, Sendable, Equatable {
    public var x: Axis
    public var y: Axis
    /// What is drawn: bars at the back, over them reference lines, lines, and points in front;
    /// among layers of one kind, the later is in front.
    public var layers: [Layer]

    public init(x: Axis, y: Axis, layers: [Layer]) {
      self.x = x
      self.y = y
      self.layers = layers
    }
  }

  /// Creates a figure of layers between two axes.
  public init(slug: String, title: String, x: Axis, y: Axis, layers: [Layer]) {
    self.init(slug: slug, title: title, content: .plot(Plot(x: x, y: y, layers: layers)))
  }
}

extension Figure.Plot {
  /// The indices of the layers from back to front.
  var drawingOrder: [Int] {
    let kinds: [[Figure.Layer.Kind]] = [[.bars], [.horizontal, .vertical], [.line], [.points]]
    return kinds.flatMap { kinds in layers.indices.filter { kinds.contains(layers[$0].kind) } }
  }
}
