import Foundation
import NumericsEngine
import Testing

@testable import Datasets

/// A picture becomes a digit as MNIST's own were made.
@Suite struct DigitOfPictureTests {
  /// A seven of two strokes and uneven ink on grey paper, by a rule: 67 × 45.
  private static func seven(
    paper: Int = 230, ink: (Int, Int) -> Int = { 20 + ($0 * 7 + $1 * 5) % 30 }
  ) -> Picture {
    Picture(
      file: "seven.png", rows: 67, columns: 45,
      greys: (0..<67).flatMap { row in
        (0..<45).map { column in
          let isBar = abs(row - 12) <= 3 && 8...36 ~= column
          let isSlant = abs((36 - column) - (row - 12) * 20 / 46) <= 3 && 12...58 ~= row
          return UInt8(isBar || isSlant ? ink(row, column) : paper)
        }
      })
  }

  private func sums(_ digit: [Double]) -> [Double] {
    stride(from: 0, to: 784, by: 28).map { digit[$0..<$0 + 28].reduce(0, +) }
  }

  /// By NumPy 2.4.6, which found the means over areas another way: as differences of running sums,
  /// interpolated. To six places, as printed.
  @Test func agreesWithNumPy() throws {
    let digit = try Self.seven().digit()
    let rows = [
      7: [
        0.975782, 1, 0.976791, 0.9889, 0.995964, 0.983855, 0.996973, 0.972755, 0.997982, 0.985873,
        0.986882, 0.602624, 0,
      ],
      12: [0, 0, 0, 0, 0, 0, 0, 0, 0.511201, 0.995964, 0.972755, 0.267205, 0],
      20: [0, 0, 0, 0, 0.163471, 0.959031, 0.972755, 0.678103, 0, 0, 0, 0, 0],
    ]
    for (row, expected) in rows {
      for (index, value) in expected.enumerated() {
        #expect(abs(digit[28 * row + 8 + index] - value) <= 5e-7, "row \(row), column \(8 + index)")
      }
    }
    let expected =
      [0, 0, 0, 0, 0, 0, 0, 11.464379, 12.38224, 10.506155, 2.77336, 2.758426, 2.747124, 2.770535]
      + [2.759233, 2.780626, 2.749142, 2.770535, 2.759233, 2.756408, 2.77336, 2.75439, 2.747124]
      + [2.768517, 2.757215, 2.780626, 2.749142, 0]
    for (sum, value) in zip(sums(digit), expected) { #expect(abs(sum - value) <= 5e-7) }
  }

  /// Size 20, proportions kept, the centre of mass in pixel (14, 14): for strokes in any place.
  @Test func sizeAndPlace() throws {
    for (height, width, top, left) in [
      (200, 100, 7, 30), (61, 200, 3, 3), (9, 9, 40, 2), (3, 1, 1, 1),
    ] {
      var greys = [UInt8](repeating: 255, count: 300 * 240)
      for row in 0..<height {
        for column in 0..<width where row < height / 3 || column <= width / 4 || row == height - 1 {
          greys[(top + row) * 240 + left + column] = 0
        }
      }
      let digit = try Picture(file: "", rows: 300, columns: 240, greys: greys).digit()
      let inked = digit.indices.filter { digit[$0] > 0 }
      let (rows, columns) = (Set(inked.map { $0 / 28 }).count, Set(inked.map { $0 % 28 }).count)
      #expect(max(rows, columns) == 20)
      let shorter = 20 * Double(min(height, width)) / Double(max(height, width))
      #expect(min(rows, columns) == Int(shorter.rounded(.up)))
      let mass = digit.reduce(0, +)
      for axis in [{ $0 / 28 }, { $0 % 28 }] as [(Int) -> Int] {
        let centre = inked.reduce(0) { $0 + digit[$1] * (Double(axis($1)) + 0.5) } / mass
        #expect(14..<15 ~= centre, "\(height) × \(width): \(centre)")
      }
      #expect(digit.max() == 1)
    }
  }

  /// The same digit dark on light, light on dark, and faint.
  @Test func inkIsWhatTheBorderIsNot() throws {
    let dark = try Self.seven(paper: 255) { _, _ in 0 }.digit()
    #expect(try Self.seven(paper: 0) { _, _ in 255 }.digit() == dark)
    #expect(try Self.seven(paper: 200) { _, _ in 150 }.digit() == dark)
    #expect(try Self.seven(paper: 90) { _, _ in 120 }.digit() == dark)
    // In a text it is known: here most of the border is ink.
    let zero = try Picture(text: "###\n#.#\n#.#\n#.#\n###", file: "zero.txt").digit()
    #expect(zero[14 * 28 + 14] == 0 && zero[14 * 28 + 9] == 1)
  }

  /// Faint specks of the paper do not count as a part of the digit.
  @Test func specksDoNotWidenTheBox() throws {
    let clean = Self.seven(paper: 255) { _, _ in 0 }
    var greys = clean.greys
    for corner in [0, 44, 66 * 45, 67 * 45 - 1] { greys[corner] = 225 }
    let specked = Picture(file: "", rows: 67, columns: 45, greys: greys)
    #expect(try specked.digit() == clean.digit())
    greys[0] = 220
    #expect(try Picture(file: "", rows: 67, columns: 45, greys: greys).digit() != clean.digit())
  }

  /// A hair of one pixel in a picture of 1 000 is still ink.
  @Test func aThinPenIsNotLost() throws {
    let hair = Picture(
      file: "", rows: 1000, columns: 1000,
      greys: (0..<1_000_000).map { $0 / 1000 == $0 % 1000 && 100..<900 ~= $0 % 1000 ? 0 : 255 })
    let digit = try hair.digit()
    #expect(digit.count { $0 == 1 } >= 20)
  }

  /// Nearly all of the mass at one end: the other end is not cut off at the field's edge.
  @Test func nothingIsCutOff() throws {
    var greys = [UInt8](repeating: 255, count: 400 * 400)
    for row in 100..<300 {
      for column in 0..<(row < 130 ? 200 : 3) { greys[row * 400 + 100 + column] = 0 }
    }
    let sums = sums(try Picture(file: "", rows: 400, columns: 400, greys: greys).digit())
    #expect(sums.count { $0 > 0 } == 20)
    #expect(sums[8...].allSatisfy { $0 > 0 })
  }

  @Test(arguments: [
    Picture(file: "", rows: 9, columns: 9, greys: [UInt8](repeating: 40, count: 81)),
    Picture(file: "", rows: 1, columns: 1, greys: [0], background: 255),
    Picture(file: "", rows: 0, columns: 0, greys: [], background: 255),
    Picture(file: "", rows: 2, columns: 3, greys: [250, 250, 251, 250, 240, 250]),
  ])
  func anEmptyPictureIsRefused(picture: Picture) {
    #expect(throws: PictureError(file: "", reason: .nothingDrawn)) { try picture.digit() }
  }

  /// A digit in the form of MNIST, on the course's own noisy paper, keeps its greys: cut, scaled and
  /// placed again it is the same. Those that do not fill a box of 20 are scaled, and not compared.
  @Test func aDigitOfTheCourseStaysWhatItIs() throws {
    let digit = try Self.seven(paper: 0) { _, _ in 255 }.digit()
    let again = Picture(
      file: "", rows: 28, columns: 28, greys: digit.map { UInt8((255 * $0).rounded()) })
    for (first, second) in zip(digit, try again.digit()) {
      #expect(abs(first - second) <= 0.5 / 255)
    }
  }

  /// NumPy 2.4.6 finds 9 954 of the test images as they were but for greys below 1/8 outside of the
  /// box; the others have faint ends or their centre of mass on the edge between two pixels, where
  /// the last bit decides.
  @Test(.enabled(if: MNIST.locate() != nil, "the files of MNIST are not here (LAB_DATA)"))
  func imagesOfMNISTStayWhatTheyAre() throws {
    let digits = try #require(MNIST.locate()).test()
    let same = try (0..<digits.count).count { index in
      let image = digits.image(index)
      let greys = image.map { UInt8(($0 * 255).rounded()) }
      let digit = try Picture(file: "", rows: 28, columns: 28, greys: greys).digit()
      return zip(image, digit).allSatisfy { abs($0 - $1) < 0.126 }
    }
    #expect(same >= 9950)
  }
}
