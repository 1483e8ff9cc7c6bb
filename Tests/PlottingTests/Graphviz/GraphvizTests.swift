import Foundation
import Testing

@testable import Plotting

@Suite struct GraphvizTests {
  private let figure = Figure.diagram(
    slug: "d", title: "Two \"nodes\" & a back\\slash",
    dot: "digraph {\n  n0 [label=\"x\"]\n  n1 [label=\"exp\"]\n  n0 -> n1\n}\n")

  @Test(.enabled(if: Graphviz.isInstalled, "Graphviz is not installed"))
  func drawsNodesAndTitle() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    try FigureRenderer().svg(figure, to: file.path)
    let svg = try String(contentsOf: file, encoding: .utf8)
    #expect(svg.contains(">exp</text>"))
    #expect(svg.contains("back\\slash"))
  }

  @Test(.enabled(if: Graphviz.isInstalled, "Graphviz is not installed"))
  func whatIsNoGraphIsRefused() {
    #expect {
      try Graphviz(timeLimit: 10).output(
        of: .init(dot: "digraph {"), title: "", format: .svg)
    } throws: { error in
      if case .graphvizFailed(let status, let text)? = error as? PlottingError {
        return status != 0 && text.contains("syntax error")
      }
      return false
    }
  }

  @Test func travelsAsJSON() throws {
    let data = try JSONEncoder().encode(figure)
    #expect(try JSONDecoder().decode(Figure.self, from: data) == figure)
  }
}
