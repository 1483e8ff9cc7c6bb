import Testing

@testable import Datasets

@Suite struct DigitStrokesTests {
  @Test(arguments: 0...9)
  func everyDigitHasFormsWithinTheImage(digit: Int) {
    let forms = DigitStrokes.forms[digit]
    #expect(forms.count >= 2)
    for stroke in forms.joined() {
      #expect(stroke.count >= 2)
      for point in stroke {
        #expect((0.1...0.9).contains(point.x) && (0.1...0.9).contains(point.y))
      }
      // No chain has a part so long that it could not be bent.
      for (start, end) in zip(stroke, stroke.dropFirst()) {
        let along = end - start
        #expect((along * along).sum().squareRoot() < 0.121)
      }
    }
  }

  /// In enough images of one kind every form is drawn: a third of the ones have a foot, a row of at
  /// least seven inked pixels in the lower half. The bounds are five standard deviations of 300 draws.
  @Test func allFormsAreDrawn() {
    var generator = Counter(seed: 9)
    let images = (0..<300).map { _ in DigitGenerator.image(of: 1, using: &generator) }
    let withFoot = images.count { image in
      (14..<28).contains { row in image[row * 28..<(row + 1) * 28].count { $0 > 0.5 } >= 7 }
    }
    #expect((60...140).contains(withFoot))
  }
}
