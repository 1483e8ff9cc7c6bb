/// A place in the coordinates of the data.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// One bar in the coordinates of the data.
struct Bar: Equatable {
  var left: Double
  var right: Double
  var height: Double
}

extension Figure.Plot {
  /// The unbroken runs of points of a line or points layer.
  func segments(of layer: Figure.Layer) -> [[Point]] {
    guard layer.kind == .line || layer.kind == .points else { return [] }
    let points = zip(layer.x, layer.y).map { Point(x: $0, y: $1) }
    let runs = points.split { !(x.scale.canPlace($0.x) && y.scale.canPlace($0.y)) }
    return runs.map(Array.init)
  }

  /// The bars of a bars layer that can be placed.
  func bars(of layer: Figure.Layer) -> [Bar] {
    guard layer.kind == .bars else { return [] }
    return zip(zip(layer.x, layer.x.dropFirst()), layer.y).compactMap { edges, height in
      let bar = Bar(left: min(edges.0, edges.1), right: max(edges.0, edges.1), height: height)
      let canPlace =
        x.scale.canPlace(edges.0) && x.scale.canPlace(edges.1) && y.scale.canPlace(height)
      return canPlace ? bar : nil
    }
  }

  /// The value that a reference line marks, when it can be placed.
  func position(of layer: Figure.Layer) -> Double? {
    switch layer.kind {
    case .horizontal: layer.y.first.flatMap { y.scale.canPlace($0) ? $0 : nil }
    case .vertical: layer.x.first.flatMap { x.scale.canPlace($0) ? $0 : nil }
    case .line, .points, .bars, .field: nil
    }
  }
}
