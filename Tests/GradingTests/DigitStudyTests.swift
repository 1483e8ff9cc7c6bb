import Datasets
import Foundation
import LabKit
import NumericsEngine
import Testing

@testable import Grading

@Suite struct DigitStudyTests {
  private let study = DigitStudy.standard

  /// No digit that judges a network is among those it learns from.
  @Test func judgesAreNotLearned() {
    let rows = Set(study.batches.joined())
    #expect(rows == Set(0..<DigitStudy.learned))
    #expect(study.batches.count == DigitStudy.epochs * DigitStudy.learned / DigitStudy.batchSize)
    #expect(study.images.shape == [DigitStudy.learned + DigitStudy.asked, 784])
    #expect(study.labels.sum(axis: 1) == .ones([DigitStudy.learned + DigitStudy.asked]))
  }

  @Test func onlyJudgesCount() throws {
    #expect(study.accuracy(of: study.labels) == 1)
    // Every learned digit right, and class 0 for all others.
    var logits = study.labels
    for row in DigitStudy.learned..<logits.shape[0] {
      logits[row] = NDArray([1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }
    let zeros = study.digits.labels[DigitStudy.learned...].count { $0 == 0 }
    #expect(study.accuracy(of: logits) == Double(zeros) / Double(DigitStudy.asked))
    #expect(study.accuracy(of: study.labels * .nan) == 0)
    #expect(study.accuracy(of: study.labels.transposed) == nil)
  }

  /// Writes the digits as IDX files for `Scripts/references/lab13/measure_digits.py`.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["LAB_DIGITS_FOLDER"] != nil,
      "LAB_DIGITS_FOLDER names no folder to write the digits into"))
  func writesTheDigits() throws {
    let folder = URL(
      fileURLWithPath: try #require(ProcessInfo.processInfo.environment["LAB_DIGITS_FOLDER"]))
    func write(_ magic: UInt32, _ extents: [Int], _ bytes: [UInt8], _ name: String) throws {
      let header = ([magic] + extents.map { UInt32($0) }).flatMap { word in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
      }
      try Data(header + bytes).write(to: folder.appending(path: name))
    }
    let digits = study.digits
    try write(0x803, [digits.count, 28, 28], digits.pixels, "images-idx3-ubyte")
    try write(0x801, [digits.count], digits.labels, "labels-idx1-ubyte")
  }
}
