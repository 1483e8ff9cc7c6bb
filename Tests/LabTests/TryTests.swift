import Foundation
import Lessons
import TestSupport
import Testing

/// `lab try`, with pictures of a student's own.
@Suite(.serialized)
struct TryTests {
  private let course: TemporaryCourse

  init() throws {
    course = try TemporaryCourse("untouched")
    try course.write(Self.seven, to: "seven.txt")
  }

  /// Something in the place of the student's network, so that a network is asked at all.
  private func keepANetwork(of lab: Int = 13, in folder: String = "networks") throws {
    try course.write("no network", to: ".lab/\(folder)/lab\(lab).safetensors")
  }

  @Test func withoutANetwork() throws {
    let lab = try #require(Course.lessons.first { $0.trial != nil }).number
    let mine = try course.run(["try", "seven.txt", "--lab", "\(lab)"])
    #expect(mine.status == 1)
    #expect(mine.text.contains("No trained network of lab \(lab) is kept yet."))
    #expect(mine.text.contains("`swift run lab \(lab)`."))
    // That of the reference implementations is another one.
    try keepANetwork(of: lab)
    let reference = try course.run(["try", "seven.txt", "--solution"])
    #expect(reference.status == 1)
    #expect(reference.text.contains("`swift run lab \(lab) --solution`"))
  }

  @Test func aLabWithoutANetwork() throws {
    for (lab, words) in [
      ("3", "Lab 3 keeps no network"), ("3.2", "An exercise keeps no network"), ("99", "no lab 99"),
    ] {
      let result = try course.run(["try", "seven.txt", "--lab", lab])
      #expect(result.status == 1)
      #expect(result.text.contains(words))
    }
    #expect(try course.run(["try"]).status == 64)
    #expect(try course.run(["try", "one.png", "two.png"]).status == 64)
  }

  @Test func whatIsNoPicture() throws {
    try keepANetwork()
    try course.write("", to: "empty.png")
    try course.write("....\n....\n", to: "blank.txt")
    try course.write("8", to: "eight.txt")
    try course.write("GIF89a", to: "digit.png")
    try FileManager.default.createDirectory(
      at: course.root.appending(path: "pictures"), withIntermediateDirectories: true)
    let files = ["nowhere.png", "pictures", "empty.png", "digit.png", "blank.txt", "eight.txt"]
    for file in files {
      try course.expect("try-refused", ["try", file], exit: 1, isLast: file == files.last)
    }
  }

  /// Code that cannot build the network, and a file that is none.
  @Test func whatKeepsTheNetworkFromAnswering() throws {
    try keepANetwork()
    let unsolved = try course.run(["try", "seven.txt", "--lab", "13"])
    #expect(unsolved.status == 1)
    #expect(unsolved.text.contains("This step stopped here: exercise 13.7 is not written yet."))
    let crashing = try TemporaryCourse("crashing init")
    try crashing.write(Self.seven, to: "seven.txt")
    try crashing.write("no network", to: ".lab/networks/lab13.safetensors")
    let crashed = try crashing.run(["try", "seven.txt"])
    #expect(crashed.status == 1)
    #expect(crashed.text.contains("your code crashed at Labs/CrashingInit.swift:10"))
    guard hasSolutions else { return }
    try keepANetwork(in: "networks/solutions")
    let damaged = try course.run(["try", "seven.txt", "--lab", "13", "--solution"])
    #expect(damaged.status == 1)
    #expect(damaged.text.contains("the kept network cannot be used by"))
  }

  /// A network that was left in the middle of its training.
  @Test(.enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
  func aKeptNetworkAnswers() throws {
    let trained = try course.run(["13", "--solution", "--pause-at", "480", "--inspect", "quit"])
    #expect(trained.status == 0)
    let result = try course.run(["try", "seven.txt", "--solution"])
    #expect(result.status == 0)
    for words in [
      "seven.txt, read by the network of lab 13 (reference implementations)", "28 × 28",
      "share (%)",
      "It reads", "480 of ",
    ] {
      #expect(result.text.contains(words), "\(words) is not in\n\(result.text)")
    }
  }

  private static let seven = """
    ##########
    .       ##
            #.
           ##
    000000##00
    .....##...
        ##
       ##
      ##
    """
}
