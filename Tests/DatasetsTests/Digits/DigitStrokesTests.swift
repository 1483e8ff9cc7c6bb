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

  /// In enough images of one kind every form is drawn: a seven has its bar in about a third.
  @Test func allFormsAreDrawn() {
    var generator = Counter(seed: 9)
    let images = (0..<300).map { _ in DigitGenerator.image(of: 7, using: &generator) }
    // The bar ends to the right of the stem, where nothing else has ink.
    let barred = images.count { image in
      (12...17).contains { row in (18...20).contains { image[row * 28 + $0] > 0.5 } }
    }
    #expect((60...200).contains(barred))
  }
}
