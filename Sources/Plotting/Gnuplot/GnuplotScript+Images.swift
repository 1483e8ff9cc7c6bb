extension GnuplotScript {
  /// Where panels stand in a picture, in pixels of the picture.
  struct PanelLayout {
    static let gap = 12.0
    static let captionLine = 18.0

    /// The captions, broken into lines that fit; all get the room of the longest.
    let captions: [[String]]
    /// Panels in one line.
    let perLine: Int
    /// The side of one pixel of an image.
    let scale: Double
    /// What one panel takes, gap and caption included.
    let slot: (width: Double, height: Double)
    /// The upper left corner of the first panel.
    let origin: (x: Double, y: Double)

    /// Finds the number of panels in a line that gives the largest pixels.
    init(_ images: Figure.Images, width: Double, height: Double) {
      let count = max(1, images.panels.count)
      let room = (width: width - Self.gap, height: height - titleHeight)
      func captions(_ perLine: Int) -> [[String]] {
        // A letter is about eight pixels wide.
        let letters = max(3, Int((room.width / Double(perLine) - Self.gap) / 8))
        return images.panels.map { $0.caption.wrapped(to: letters, lines: 2, ellipsis: "…") }
      }
      func captionHeight(_ perLine: Int) -> Double {
        Double(captions(perLine).map(\.count).max() ?? 0) * Self.captionLine
      }
      func scale(_ perLine: Int) -> Double {
        let lines = (count + perLine - 1) / perLine
        let across = room.width / Double(perLine) - Self.gap
        let down = room.height / Double(lines) - captionHeight(perLine) - Self.gap
        return max(
          min(across / Double(images.mostColumns), down / Double(max(1, images.mostRows))), 0.01)
      }
      let choices = images.columns.map { min($0, count)...min($0, count) } ?? 1...count
      let perLine =
        choices.map { (perLine: $0, scale: scale($0)) }
        .max { $0.scale < $1.scale }?.perLine ?? 1
      self.perLine = perLine
      self.scale = scale(perLine)
      self.captions = captions(perLine)
      slot = (
        width: room.width / Double(perLine),
        height: Double(images.mostRows) * self.scale + captionHeight(perLine) + Self.gap
      )
      let used = Double((count + perLine - 1) / perLine) * slot.height
      origin = (
        x: Self.gap / 2, y: titleHeight + max(0, (room.height - used) / 2)
      )
    }

    /// The upper left corner of a panel, centred in its slot.
    func corner(of panel: Figure.Panel, at index: Int) -> (x: Double, y: Double) {
      let across = Double(index % perLine)
      let unused = slot.width - Double(panel.pixels.columns) * scale
      return (
        x: (origin.x + across * slot.width + unused / 2).rounded(),
        y: (origin.y + Double(index / perLine) * slot.height).rounded()
      )
    }
  }

  /// The captions as labels, one series a panel, crosses over the gaps.
  static func drawing(
    of images: Figure.Images, format: Format, width: Double, height: Double
  ) -> [String] {
    let layout = PanelLayout(images, width: width, height: height)
    var lines = ["set palette defined (0 '#000000', 1 '#FFFFFF')", "set cbrange [0:1]"]
    var series: [Series] = []
    for (index, panel) in images.panels.enumerated() {
      let corner = layout.corner(of: panel, at: index)
      let size = (
        across: Double(panel.pixels.columns) * layout.scale,
        down: Double(panel.pixels.rows) * layout.scale
      )
      for (line, text) in layout.captions[index].enumerated() {
        let y = corner.y + size.down + (Double(line) + 0.7) * PanelLayout.captionLine
        lines.append("set label \(quoted(text)) at \(corner.x + size.across / 2),\(y) center")
      }
      // A frame in the grey of the axes shows where a black or white image ends.
      lines.append(
        "set object rectangle from \(corner.x),\(corner.y) "
          + "to \(corner.x + size.across),\(corner.y + size.down) "
          + "fillstyle empty border linecolor rgb '#999999' front")
      let half = layout.scale / 2
      series += self.series(
        of: panel.greys, first: (corner.x + half, corner.y + half),
        step: (layout.scale, layout.scale), crossSize: layout.scale / 8, format: format)
    }
    return lines + drawing(series)
  }
}
