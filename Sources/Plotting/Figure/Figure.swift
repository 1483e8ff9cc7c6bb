/// A picture described as a value: what to draw, never how or where.
///
/// A figure travels between processes as JSON (NaN and infinities included) and is turned into
/// text, SVG or PNG by ``FigureRenderer``.
///
/// ```swift
/// let figure = Figure(
///   slug: "lab03-uniform-histogram", title: "10 000 uniform numbers in 20 bins",
///   x: .init("value"), y: .init("count"),
///   layers: [
///     .bars(edges: edges, heights: counts, label: "drawn"),
///     .horizontal(at: 500, label: "expected: 500"),
///   ])
/// ```
///
/// What is drawn is one of the cases of ``Content``; each has a factory of its own, such as
/// ``images(slug:title:panels:columns:)``.
///
/// Values that cannot be placed are gaps, never errors: NaN, infinities, magnitudes above 1e150,
/// and on a logarithmic axis everything below 1e-150, zero and negative numbers included.
public struct Figure: Codable, Sendable, Equatable {
  /// The kinds of picture.
  public enum Content: Codable, Sendable, Equatable {
    /// Layers between two axes.
    case plot(Plot)
    /// Grey-scale images side by side.
    case images(Images)
    /// Bars with names.
    case bars(CategoryBars)
    /// A matrix of numbers in coloured cells.
    case heatMap(HeatMap)
    /// Nodes and arrows.
    case diagram(Diagram)
  }

  /// The name of the figure in file names: lower-case letters, digits and single hyphens.
  public let slug: String
  public var title: String
  public var content: Content

  /// Creates a figure; every run of other characters in `slug` becomes one hyphen.
  public init(slug: String, title: String, content: Content) {
    self.slug = Self.fileName(from: slug)
    self.title = title
    self.content = content
  }

  /// Reads a figure; the slug is cleaned again, because it will name a file.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      slug: try container.decode(String.self, forKey: .slug),
      title: try container.decode(String.self, forKey: .title),
      content: try container.decode(Content.self, forKey: .content))
  }

  private static func fileName(from text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "figure" : words.joined(separator: "-")
  }
}
