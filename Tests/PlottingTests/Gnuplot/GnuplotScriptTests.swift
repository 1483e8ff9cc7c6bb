import Testing

@testable import Plotting

@Suite struct GnuplotScriptTests {
  @Test func histogramAsSVG() {
    let script = GnuplotScript(Samples.histogram, format: .svg, width: 800, height: 500)
    #expect(
      script.text == """
        set encoding utf8
        set terminal svg noenhanced size 800,500 font 'sans-serif,14' background '#ffffff'
        set title 'Ten numbers' font ',15'
        set xlabel 'value'
        set ylabel 'count' offset -0.5,0
        set xrange [-0.08:4.08]
        set yrange [0.0:5.3]
        set border 3 linewidth 1 linecolor rgb '#555555'
        set tics nomirror out scale 0.6 textcolor rgb '#222222'
        set format '%h'
        set grid back linetype 1 linewidth 0.6 linecolor rgb '#DDDDDD'
        set key outside bottom center horizontal reverse Left samplen 3 height 1.2
        set rmargin 4
        $data0 << EOD
        0.5 2.0 0.0 1.0 0.0 2.0
        1.5 5.0 1.0 2.0 0.0 5.0
        3.0 3.0 2.0 4.0 0.0 3.0
        EOD
        $data1 << EOD
        -0.08 2.5
        4.08 2.5
        EOD
        plot $data0 using 1:2:3:4:5:6 with boxxyerror linecolor rgb '#0072B2' \
        fillstyle transparent solid 0.4 border linecolor rgb '#0072B2' title 'drawn', \
        $data1 using 1:2 with lines linewidth 2 dashtype 4 linecolor rgb '#444444' \
        title 'expected'

        """)
  }

  @Test func curvesAsPNG() {
    let script = GnuplotScript(Samples.curves, format: .png, width: 800, height: 500).text
    #expect(
      script.hasPrefix(
        """
        set encoding utf8
        if (strstrt(GPVAL_TERMINALS, 'pngcairo') > 0) {
          set terminal pngcairo noenhanced size 800,500 font 'sans,12' background '#ffffff'
        } else {
          set terminal png truecolor noenhanced size 800,500 background '#ffffff'
        }
        set title 'Curves' font ',15'
        """))
    #expect(script.contains("\nset logscale x\n"))
    #expect(!script.contains("set logscale y"))
    // The reference line is behind; NaN leaves a blank row, which interrupts the line.
    #expect(script.contains("$data1 << EOD\n1.0 3.0\n\n100.0 2.0\nEOD\n"))
    #expect(
      script.hasSuffix(
        """
        , $data1 using 1:2 with lines linewidth 2.5 dashtype 1 linecolor rgb '#0072B2' \
        title 'estimate', \
        $data2 using 1:2 with lines linewidth 2.5 dashtype 2 linecolor rgb '#E69F00' notitle, \
        $data3 using 1:2 with points pointtype 5 pointsize 1.3 linecolor rgb '#009E73' \
        title 'class 2'

        """))
  }

  @Test func textIsQuotedOnOneLine() {
    #expect(GnuplotScript.quoted("it's \"x\" \\ `y`") == "'it’s \"x\" \\ `y`'")
    #expect(GnuplotScript.quoted("a\n b\r\nc\u{1B}[0m\u{2028}d") == "'a b c [0m d'")
    #expect(GnuplotScript.quoted("a]]]>b") == "'a]]] >b'")
  }

  @Test(arguments: Samples.hostileTitles)
  func hostileTextStaysInItsQuotes(title: String) {
    let harmless = Samples.figure([.line(x: [1], y: [1], label: "L")], title: "T")
    let hostile = Samples.figure([.line(x: [1], y: [1], label: title)], title: title)
    func outsideOfQuotes(_ figure: Figure) -> [Substring] {
      let text = GnuplotScript(figure, format: .svg, width: 300, height: 200).text
      let parts = text.split(separator: "'", omittingEmptySubsequences: false)
      return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    #expect(outsideOfQuotes(hostile) == outsideOfQuotes(harmless))
    let words = title.split(separator: " ").count
    // Long captions are broken into more labels than short ones, so only short ones compare.
    guard words < 2 else { return }
    for (hostile, harmless) in zip(Samples.others(title: title), Samples.others(title: "T")) {
      #expect(outsideOfQuotes(hostile) == outsideOfQuotes(harmless))
    }
  }
}
