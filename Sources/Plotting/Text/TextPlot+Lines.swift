extension TextPlot {
  /// Draws connected points, dot by dot, dashed as the stroke says.
  mutating func drawLine(
    _ segments: [[Point]], stroke: Figure.Layer.Stroke, style: SeriesStyle
  ) {
    var step = 0
    for segment in segments {
      let places = segment.map {
        Point(x: frame.x.fraction(of: $0.x), y: frame.y.fraction(of: $0.y))
      }
      for (start, end) in zip(places, places.dropFirst() + [places[places.count - 1]]) {
        guard let (start, end) = Self.clipped(from: start, to: end) else { continue }
        drawStraight(from: start, to: end, stroke: stroke, style: style, step: &step)
      }
    }
  }

  private mutating func drawStraight(
    from start: Point, to end: Point, stroke: Figure.Layer.Stroke, style: SeriesStyle,
    step: inout Int
  ) {
    let (across, up) = glyphs.dotsPerCell
    let width = Double(columns.count * across)
    let height = Double(rows.count * up)
    let distance = max(abs(end.x - start.x) * width, abs(end.y - start.y) * height)
    let steps = max(1, Int(distance.rounded(.up)))
    for index in 0..<steps {
      let part = Double(index) / Double(steps)
      let x = min(Int((start.x + part * (end.x - start.x)) * width), columns.count * across - 1)
      let y = min(Int((start.y + part * (end.y - start.y)) * height), rows.count * up - 1)
      // A step shorter than a dot would make dashes of dense points too short.
      if distance >= 1 || index == 0 { step += 1 }
      guard stroke.isDrawn(step: step, dotsAcross: across) else { continue }
      let row = rows.upperBound - 1 - y / up
      let column = columns.lowerBound + x / across
      switch glyphs {
      case .unicode:
        canvas.addDot(
          row: row, column: column, across: x % across, down: up - 1 - y % up,
          ink: style.terminalColour)
      case .ascii:
        canvas.put(style.asciiMarker, row: row, column: column, ink: style.terminalColour)
      }
    }
  }

  /// The part of a straight line within the unit square (Liang and Barsky, 1984), or `nil`.
  static func clipped(from start: Point, to end: Point) -> (Point, Point)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (enter, leave) = (0.0, 1.0)
    for (direction, room) in [
      (-dx, start.x), (dx, 1 - start.x), (-dy, start.y), (dy, 1 - start.y),
    ] {
      if direction == 0 {
        if room < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, room / direction)
      } else {
        leave = min(leave, room / direction)
      }
    }
    guard enter <= leave else { return nil }
    return (
      Point(x: start.x + enter * dx, y: start.y + enter * dy),
      Point(x: start.x + leave * dx, y: start.y + leave * dy)
    )
  }
}
