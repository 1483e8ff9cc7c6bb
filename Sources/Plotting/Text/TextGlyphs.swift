/// The characters that a text figure is drawn with.
public enum TextGlyphs: Sendable {
  /// Blocks of eight heights for bars, Braille dots for lines.
  case unicode
  /// ASCII only, for terminals and logs without UTF-8; texts of the figure stay as they are.
  case ascii
}

extension TextGlyphs {
  var verticalAxis: Character { self == .unicode ? "│" : "|" }
  var horizontalAxis: Character { self == .unicode ? "─" : "-" }
  var corner: Character { self == .unicode ? "└" : "+" }
  var verticalTick: Character { self == .unicode ? "┤" : "+" }
  var horizontalTick: Character { self == .unicode ? "┴" : "+" }
  var horizontalReference: Character { self == .unicode ? "╌" : "-" }
  var verticalReference: Character { self == .unicode ? "╎" : ":" }

  /// The mark of a value that is not a number.
  var gap: Character { self == .unicode ? "×" : "?" }

  var ellipsis: String { self == .unicode ? "…" : "..." }

  /// A cell filled from its lower edge, by eighths 1…8.
  func block(eighths: Int) -> Character {
    switch self {
    case .unicode: Array("▁▂▃▄▅▆▇█")[min(max(eighths, 1), 8) - 1]
    case .ascii: eighths > 4 ? "#" : "_"
    }
  }

  /// The character whose ink is nearest to two greys above each other, 0…1 each.
  func shade(upper: Double, lower: Double) -> Character {
    switch self {
    case .unicode:
      let shades: [(glyph: Character, upper: Double, lower: Double)] = [
        (" ", 0, 0), ("░", 0.25, 0.25), ("▒", 0.5, 0.5), ("▓", 0.75, 0.75), ("█", 1, 1),
        ("▀", 1, 0), ("▄", 0, 1),
      ]
      func distance(_ shade: (glyph: Character, upper: Double, lower: Double)) -> Double {
        let (above, below) = (shade.upper - upper, shade.lower - lower)
        return above * above + below * below
      }
      return shades.min { distance($0) < distance($1) }?.glyph ?? " "
    case .ascii:
      let ramp = Array(" .:-=+*#%@")
      return ramp[min(Int((upper + lower) / 2 * Double(ramp.count)), ramp.count - 1)]
    }
  }

  /// How many places of a line fit into one cell, across and up.
  var dotsPerCell: (across: Int, up: Int) { self == .unicode ? (2, 4) : (1, 1) }

  func marker(of style: SeriesStyle) -> Character {
    self == .unicode ? style.marker : style.asciiMarker
  }

  /// The sample of a line in the legend.
  func sample(of stroke: Figure.Layer.Stroke, style: SeriesStyle) -> String {
    switch (self, stroke) {
    case (.unicode, .solid): "⠤⠤⠤"
    case (.unicode, .dashed): "⠤⠄⠠⠤"
    case (.unicode, .dotted): "⠄⠄⠄"
    case (.ascii, _): String(repeating: style.asciiMarker, count: 2)
    }
  }
}

extension Figure.Layer.Stroke {
  /// Whether the dot after `step` others along the line is drawn.
  func isDrawn(step: Int, dotsAcross: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: (step / dotsAcross) % 4 < 2
    case .dotted: (step / dotsAcross) % 2 < 1 && step % dotsAcross == 0
    }
  }
}
