import Foundation
import Plotting
import Testing

@Suite struct FigureCodableTests {
  @Test(arguments: [
    Samples.histogram, Samples.curves, Samples.images, Samples.bars, Samples.matrix,
  ])
  func survivesJSON(figure: Figure) throws {
    let copy = try JSONDecoder().decode(Figure.self, from: JSONEncoder().encode(figure))
    #expect(copy == figure)
  }

  @Test func nonFiniteNumbersAndLastBitsSurvive() throws {
    let numbers = [
      Double.nan, .infinity, -.infinity, 0.1 + 0.2, Double.leastNonzeroMagnitude, -1e308,
    ]
    let figure = Samples.figure([
      .line(x: numbers, y: numbers), .bars(edges: numbers, heights: numbers),
      .horizontal(at: .nan), .vertical(at: -.infinity),
    ])
    let copy = try JSONDecoder().decode(Figure.self, from: JSONEncoder().encode(figure))
    #expect(copy == figure)
    let layer = try #require(copy.plot?.layers.first)
    #expect(layer.y[0].isNaN)
    #expect(Array(layer.y.dropFirst()) == Array(numbers.dropFirst()))
  }

  @Test func otherTextIsNoNumber() throws {
    let json = Data(#"{"kind":"line","x":["one"],"y":[1]}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Figure.Layer.self, from: json)
    }
  }

  @Test func layersThatDifferAreNotEqual() {
    #expect(Figure.Layer.line(x: [1], y: [.nan]) == .line(x: [1], y: [.nan]))
    #expect(Figure.Layer.line(x: [1], y: [.nan]) != .line(x: [1], y: [0]))
    #expect(Figure.Layer.line(x: [1], y: [1]) != .points(x: [1], y: [1]))
    #expect(Figure.Layer.line(x: [1], y: [1], series: 1) != .line(x: [1], y: [1], series: 2))
    #expect(Figure.Layer.line(x: [1], y: [1]) != .line(x: [1], y: [1], stroke: .dotted))
    #expect(Figure.Layer.line(x: [1], y: [1]) != .line(x: [1], y: [1], label: "a"))
  }

  @Test(arguments: [
    ("lab03-uniform-histogram", "lab03-uniform-histogram"), ("../../etc/passwd", "etc-passwd"),
    ("Loss  (train)", "loss-train"), ("σ²", "figure"), ("", "figure"),
  ])
  func slugIsAFileName(given: String, slug: String) throws {
    #expect(Figure(slug: given, title: "", x: .init(""), y: .init(""), layers: []).slug == slug)
    let json =
      #"{"slug":"\#(given)","title":"","content":{"images":{"_0":{"panels":[]}}}}"#
    #expect(try JSONDecoder().decode(Figure.self, from: Data(json.utf8)).slug == slug)
  }

  @Test func unshowableRangesAreDropped() throws {
    #expect(Figure.Axis("x", range: 0...1).range == 0...1)
    #expect(Figure.Axis("x", range: 1...1).range == nil)
    #expect(Figure.Axis("x", range: 0...(.infinity)).range == nil)
    #expect(Figure.Axis("x", scale: .logarithmic, range: 0...1).range == nil)
    let json = Data(#"{"label":"x","scale":"linear","range":[2,2]}"#.utf8)
    #expect(try JSONDecoder().decode(Figure.Axis.self, from: json).range == nil)
  }
}
