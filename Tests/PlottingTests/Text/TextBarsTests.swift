import Plotting
import Testing

@Suite struct TextBarsTests {
  let renderer = FigureRenderer()

  @Test func groups() {
    #expect(
      renderer.terminal(Samples.bars, width: 50) == """
                              Words

                        free │██████████████████████▏ 12
                             │░░ 1
                             │
         the next meeting of │ 0
                   all of us │░░░░░░░░░░░░░░ 7.25
                             │
                         win │ ×
                             │ ×
                             │
                              count
                              ██ spam
                              ░░ ham
        """)
  }

  @Test func groupsInASCII() {
    #expect(
      renderer.terminal(Samples.bars, width: 50, glyphs: .ascii) == """
                              Words

                        free |####################### 12
                             |-- 1
                             |
         the next meeting of | 0
                   all of us |-------------- 7.25
                             |
                         win | ?
                             | ?
                             |
                              count
                              ## spam
                              -- ham
        """)
  }

  private func bars(_ values: [Double], scale: Figure.Axis.Scale = .linear) -> [String] {
    let figure = Figure.bars(
      slug: "a", title: "T", categories: values.indices.map { "c\($0)" },
      axis: .init("y", scale: scale), series: [.init(values: values)])
    return renderer.terminal(figure, width: 40).split(separator: "\n").map(String.init)
  }

  /// The cells that a bar fills, a part of a cell counting as one.
  private func length(_ line: String) -> Int {
    line.count { "▏▎▍▌▋▊▉█".contains($0) }
  }

  @Test func lengthsAreProportional() {
    let lines = bars([1, 2, 4, 8])
    let lengths = lines[1...4].map(length)
    #expect(lengths[3] > 24)
    for (index, length) in lengths.enumerated() {
      #expect(abs(Double(length) - Double(lengths[3]) / Double(8 >> index)) <= 1)
    }
  }

  @Test func logarithmicLengthsGrowByFactors() {
    let lines = bars([1, 10, 100, 1000], scale: .logarithmic)
    let lengths = lines[1...4].map(length)
    let steps = zip(lengths, lengths.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { abs($0 - steps[0]) <= 1 && $0 > 5 })
    #expect(lines.last?.contains("y (logarithmic)") == true)
  }

  @Test func negativeBarsEndAtZero() {
    let lines = bars([-4, 4])
    let below = lines[1].lastIndex(of: "█").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    let above = lines[2].firstIndex(of: "█").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    #expect(abs((below ?? 0) + 1 - (above ?? 99)) <= 1)
    #expect(lines[1].hasSuffix(" -4"))
  }

  @Test func smallBarsAreSeen() {
    #expect(bars([1000, 0.001])[2].contains("▏ 0.001"))
    #expect(bars([1000, 0])[2].hasSuffix("│ 0"))
  }

  @Test func numbersAreShort() {
    let lines = bars([1_234_567, 0.9, 3.14159, 12_345_678, 71.26])
    let numbers = lines[1...5].compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(numbers == ["1234567", "0.9", "3.14", "1.23e+07", "71.3"])
  }
}
