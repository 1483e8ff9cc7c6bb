import Foundation
import Processes
import Testing

@testable import Plotting

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension GnuplotSuite {
  @Suite(.enabled(if: GnuplotSuite.isInstalled, "gnuplot is not installed"))
  struct RenderingTests {
    let renderer = FigureRenderer()
    let folder: Folder

    init() throws { folder = try Folder() }

    @Test func svgIsXMLWithAllTexts() throws {
      try renderer.svg(Samples.curves, to: folder.path("a.svg"))
      let text = try #require(XMLText(file: folder.path("a.svg")))
      for expected in ["Curves", "n", "mean (cm)", "estimate", "class 2", "here", "100"] {
        #expect(text.texts.contains(expected))
      }
      #expect(folder.contents == ["a.svg"])
    }

    @Test func pngHasTheSizeAskedFor() throws {
      try renderer.png(Samples.histogram, to: folder.path("a.png"), width: 640, height: 400)
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: folder.path("a.png"))))
      try #require(bytes.count > 24)
      #expect(Array(bytes[0..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      #expect(Array(bytes[16..<24]) == [0, 0, 2, 128, 0, 0, 1, 144])
    }

    @Test(arguments: Samples.hostileTitles)
    func hostileTextIsDrawnAndNotExecuted(title: String) throws {
      let file = folder.path("executed")
      let title = title.replacingOccurrences(of: "touch x", with: "touch \(file)")
      let layer = Figure.Layer.line(x: [1, 2], y: [1, 2], label: title)
      let plot = Figure(
        slug: title, title: title, x: .init(title), y: .init(title), layers: [layer])
      for (figure, titles) in [(plot, 4)] + Samples.others(title: title).map({ ($0, 1) }) {
        try renderer.svg(figure, to: folder.path("a.svg"))
        try renderer.png(figure, to: folder.path("a.png"))
        let text = try #require(XMLText(file: folder.path("a.svg")))
        let found = text.texts.filter { "'\($0)'" == GnuplotScript.quoted(title) }.count
        #expect(found >= titles)
        #expect(folder.contents == ["a.png", "a.svg"])
      }
    }

    @Test(arguments: Samples.degenerate.indices)
    func degenerateFiguresDrawWithoutWarning(index: Int) throws {
      let (name, figure) = Samples.degenerate[index]
      for format in [GnuplotScript.Format.svg, .png] {
        let script = GnuplotScript(figure, format: format, width: 300, height: 200).text
        let path = folder.path("script")
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        let result = try #require(Command("gnuplot", ["-d", path])).run(timeLimit: 10)
        #expect(result.ending == .exited(0), "\(name)")
        #expect(result.errorText == "", "\(name)")
        #expect(result.output.count > 500, "\(name)")
      }
    }
  }
}

/// The contents of all `text` elements of an SVG file; `nil` when the file is not XML.
private final class XMLText: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private var isInside = false

  init?(file: String) {
    super.init()
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else { return nil }
    texts = texts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard name == "text" else { return }
    texts.append("")
    isInside = true
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { isInside = false }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInside { texts[texts.count - 1] += string }
  }
}
