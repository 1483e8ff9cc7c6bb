import Foundation
import Lessons
import Processes
import TestSupport
import Testing

/// The commands as a student runs them: the real program in a course folder of its own, its screens
/// held against the files in `Golden/`.
///
/// `LAB_UPDATE_GOLDEN=1 swift test --filter CommandTests` writes those files anew; then read them.
@Suite(.serialized) struct CommandTests {
  @Test func freshCourse() throws {
    let course = try TemporaryCourse("untouched")
    try course.expect("map-fresh", ["--plain"])
    try course.expect("list-fresh", ["list"])
    try course.expect("next-fresh", ["next"])
    try course.expect("grade-fresh", ["grade"], exit: 1)
    try course.expect("grade-one-fresh", ["grade", "3.2"], exit: 1)
    try course.expect("lab-fresh", ["3"])
    try course.expect("lab-one-step", ["3.4"])
    try course.expect("lab-collections-step", ["1.3"])
    try course.expect("lab-arrays-step", ["2.7"])
  }

  @Test func halfDoneCourse() throws {
    let course = try TemporaryCourse("half done")
    try course.expect("grade-half-done", ["grade", "3", "--seed", "1"], exit: 1)
    try course.expect("map-half-done", [])
    try course.expect("list-half-done", ["list"])
    // The diagnosis of 3.2 calls for its own hint first; then the others follow, each once.
    for number in 1...5 { try course.expect("hints", ["hint", "3.2"], isLast: number == 5) }
    try course.expect("lab-milestone-waits", ["3"], lastLines: 14)
  }

  @Test(.enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
  func solutions() throws {
    let course = try TemporaryCourse("untouched")
    try course.expect("grade-solution", ["grade", "3", "--solution", "--seed", "1"])
    try course.expect("lab-solution-milestone", ["3", "--solution"], lastLines: 70)
    try course.expect("lab-collections-milestone", ["1", "--solution"], lastLines: 101)
    // Only what is not timed: the milestone.
    try course.expect("lab-arrays-milestone", ["2", "--solution"], lastLines: 113)
    try course.expect("lab-line-milestone", ["4", "--solution"], lastLines: 140)
    try course.expect("lab-film-milestone", ["5", "--solution"], lastLines: 100)
    #expect(!course.exists(".lab/progress.json"), "the reference run noted progress")
    try course.expect("solution-refused", ["solution", "3.4"], exit: 1)
    try course.expect("solution-forced", ["solution", "3.4", "--force"])
    try course.expect("solution-noted", ["list"])
  }

  /// Runners work in folders of their own, and find the digits of their course all the same.
  @Test func dataThatIsThereIsShown() throws {
    let course = try TemporaryCourse("untouched")
    func bytes(_ words: [UInt32]) -> Data {
      Data(words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } })
    }
    let folder = course.root.appending(path: ".lab/data/mnist")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, count) in [("train", 50), ("t10k", 20)] {
      let labels = (0..<count).map { UInt8($0 % 10) }
      let pixels = (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try (bytes([0x801, UInt32(count)]) + labels)
        .write(to: folder.appending(path: "\(name)-labels-idx1-ubyte"))
      try (bytes([0x803, UInt32(count), 28, 28]) + pixels)
        .write(to: folder.appending(path: "\(name)-images-idx3-ubyte"))
    }
    let lesson = try course.run(["13.1"], namesHome: false)
    #expect(lesson.text.contains("These are the digits of MNIST: 50 images"), "\(lesson.text)")
  }

  @Test func dataThatIsNotThere() throws {
    let course = try TemporaryCourse("untouched")
    try course.expect("data", ["data"], isLast: false)
    try course.write("", to: "empty/nothing")
    try course.expect("data", ["data", "mnist", "--from", "empty"], exit: 1, isLast: false)
    // Port 1 is nobody's.
    let refused = try course.run(["data", "mnist", "--mirror", "http://127.0.0.1:1/mnist/"])
    #expect(refused.status == 1)
    #expect(refused.text.contains("http://127.0.0.1:1/mnist/train-images-idx3-ubyte.gz"))
    #expect(refused.text.contains("gave no answer"))
    // What is half there and what is damaged is named.
    let folder = ".lab/data/mnist"
    try course.write("cut off", to: "\(folder)/train-images-idx3-ubyte.gz.part")
    try course.write("not the published labels", to: "\(folder)/t10k-labels-idx1-ubyte.gz")
    try course.expect("data", ["data", "status"], exit: 1, isLast: false)
    try course.expect("data", ["data", "minst"], exit: 1)
    #expect(try course.run(["data", "mnist", "--mirror", "file:///tmp/"]).status == 64)
    #expect(try course.run(["data", "mnist", "--mirror", "http://a/", "--from", "b"]).status == 64)
  }

  @Test func twoDownloadsDoNotMeet() throws {
    let course = try TemporaryCourse("untouched")
    try course.write("", to: ".lab/data/mnist/lock")
    let descriptor = open(course.root.appending(path: ".lab/data/mnist/lock").path, O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let result = try course.run(["data", "mnist", "--mirror", "http://127.0.0.1:1/mnist/"])
    #expect(result.status == 1)
    #expect(result.text.contains("is at work in .lab/data/mnist"))
  }

  @Test func resetAndUndo() throws {
    let course = try TemporaryCourse("untouched")
    let file = "Labs/Lab03Statistics.swift"
    let pristine = try course.text(of: file)
    let edited = pristine.replacing("throw Unsolved(\"3.2\")", with: "fatalError()")
    try course.write(edited, to: file)
    try course.expect("reset", ["reset", "3.2"], isLast: false)
    #expect(try course.text(of: file) == pristine)
    try course.expect("reset", ["undo"], isLast: false)
    #expect(try course.text(of: file) == edited)
    try course.expect("reset", ["undo"], exit: 1, isLast: false)
    #expect(try course.text(of: file) == edited)
    try course.write("// everything is gone\n", to: file)
    try course.expect("reset", ["reset", "3.2"], exit: 1, isLast: false)
    try course.expect("reset", ["reset", "3"], isLast: false)
    #expect(try course.text(of: file) == pristine)
    try course.expect("reset", ["undo"])
    #expect(try course.text(of: file) == "// everything is gone\n")
  }

  /// A function without inputs has no cases: no worked example, and its properties say how it stands.
  @Test func anExerciseWithoutAnExample() throws {
    let course = try TemporaryCourse("untouched")
    let shown = try course.run(["9.4"])
    #expect(shown.status == 0)
    #expect(shown.text.contains("Exercise 9.4: Exclusive or, by hand (15 points)"))
    #expect(!shown.text.contains("Example:"))
    let graded = try course.run(["grade", "9.4"])
    #expect(graded.status == 1)
    #expect(graded.text.contains("not attempted"))
  }

  @Test func whatDoesNotExist() throws {
    let course = try TemporaryCourse("untouched")
    for arguments in [
      ["grdae"], ["0"], ["15"], ["3.14"], ["grade", "3.20"], ["hint", "14.13"], ["grade", "thre"],
      ["grad", "3.1"], ["3", "4"], ["--plan"],
    ] {
      try course.expect(
        "mistyped", arguments, exit: arguments == ["--plan"] ? 64 : 1,
        isLast: arguments == ["--plan"])
    }
  }

  /// Of an exercise with many answers none is shown before there is one, not even by force.
  @Test(.enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
  func anOpenEndedExercise() throws {
    let course = try TemporaryCourse("untouched")
    for arguments in [
      ["solution", "9.4"], ["solution", "9.4", "--force"], ["hint", "9.4", "--all"],
    ] {
      let isLast = arguments.contains("--all")
      try course.expect("open-ended", arguments, exit: isLast ? 0 : 1, isLast: isLast)
    }
    let secret = try String(
      contentsOf: BuiltProducts.root.appending(path: "Solutions/Lab09HiddenLayers.swift"),
      encoding: .utf8)
    let weights = try #require(secret.firstMatch(of: /hiddenWeights: NDArray\(\[(\[.*?\])/)).1
    for arguments in [
      ["9"], ["9.4"], ["9", "--solution"], ["grade", "9.4"], ["hint", "9.4", "--all"],
    ] {
      #expect(try !course.run(arguments).text.contains(weights), "\(arguments)")
    }
  }

  /// A table of the student's own, and what is said of one that does not serve.
  @Test(.enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
  func ownTable() throws {
    let course = try TemporaryCourse("untouched")
    try course.write(Self.fruits, to: "fruits.csv")
    try course.write(Self.fruits.replacing("\n45,", with: "\nheavy,"), to: "words.csv")
    try course.write(Self.fruits.replacing("\n45,plum,4.1", with: "\n45,plum"), to: "short.csv")
    try course.write(Self.fruits.replacing("\n45,plum", with: "\n45,fig"), to: "three.csv")
    func show(_ arguments: [String], exit: Int32, isLast: Bool = false) throws {
      try course.expect("own-table-refused", arguments, exit: exit, isLast: isLast)
    }
    try show(["6", "--csv", "nowhere.csv", "--label", "kind"], exit: 1)
    try show(["6", "--csv", "fruits.csv"], exit: 1)
    try show(["6", "--label", "kind"], exit: 1)
    try show(["6", "--csv", "fruits.csv", "--label", "sort"], exit: 1)
    try show(["6", "--csv", "words.csv", "--label", "kind"], exit: 1)
    try show(["6", "--csv", "short.csv", "--label", "kind"], exit: 1)
    try show(["4", "--csv", "fruits.csv", "--label", "kind"], exit: 1)
    try show(["6.1", "--csv", "fruits.csv", "--label", "kind"], exit: 1)
    try show(["5", "--csv", "three.csv", "--label", "kind"], exit: 1)
    try show(["7", "--csv", "fruits.csv", "--label", "weight (g)"], exit: 1)
    try show(["5", "--csv", "fruits.csv", "--label", "kind"], exit: 1, isLast: true)
    for (lab, name) in [("5", "own-table-line"), ("6", "own-table-near"), ("7", "own-table-tree")] {
      try course.expect(
        name, [lab, "--csv", "fruits.csv", "--label", "kind", "--solution"])
    }
  }

  /// Forty fruits of two kinds with two measurements, made by a rule.
  private static let fruits =
    "weight (g),kind,length (cm)\n"
    + (0..<40).map { index in
      let isPlum = index % 2 == 0
      let weight = (isPlum ? 45 : 131) + (index * 37) % 60 - (isPlum ? 0 : 40)
      let length = Double((isPlum ? 41 : 74) + (index * 23) % 25) / 10
      return "\(weight),\(isPlum ? "plum" : "apple"),\(length)\n"
    }.joined()

  @Test func help() throws {
    let course = try TemporaryCourse("untouched")
    let commands = [
      "grade", "watch", "hint", "reset", "undo", "solution", "list", "next", "doctor",
    ]
    try course.expect("help", ["--help"], isLast: false)
    for command in commands {
      try course.expect("help", [command, "--help"], isLast: command == commands.last)
    }
  }

  /// Every exercise says why, and at once.
  @Test func aLabThatCannotStart() throws {
    let course = try TemporaryCourse("crashing init")
    let result = try course.run(["grade", "3"])
    #expect(result.status == 1)
    let reasons = result.text.matches(of: /crashed   Index out of range/)
    #expect(reasons.count == Lesson.lab(3)?.exercises.count)
    #expect(result.text.contains("Labs/CrashingInit.swift:10"))
  }

  @Test func anUnreadableProgressFileIsSetAside() throws {
    let course = try TemporaryCourse("untouched")
    try course.write("{ half a fi", to: ".lab/progress.json")
    let result = try course.run([])
    #expect(result.status == 0)
    #expect(result.text.contains("Your progress file could not be read. It was kept as"))
    #expect(!course.exists(".lab/progress.json"))
  }

  @Test func doctorFindsWhatThisProgramRunsOn() throws {
    let result = try TemporaryCourse("untouched").run(["doctor"])
    #expect(result.status == 0)
    for part in ["Swift", "OpenBLAS", "GSL 2", "gnuplot", "Labs"] {
      #expect(result.text.contains(part))
    }
  }

  @Test func jsonIsOneDocument() throws {
    let result = try TemporaryCourse("half done").run(["grade", "--json"])
    #expect(result.status == 1)
    let document = try JSONSerialization.jsonObject(with: Data(result.text.utf8))
    let report = try #require(document as? [String: Any])
    #expect(report["version"] as? Int == 1)
    #expect(report["graded"] as? String == "Labs")
    #expect(report["passed"] as? Bool == false)
  }

  @Test(
    .enabled(if: hasSolutions, "this copy of the course has no Solutions folder"),
    .enabled(if: Command("gnuplot", []) != nil, "gnuplot is not installed"))
  func figuresAreWrittenAsFiles() throws {
    let course = try TemporaryCourse("untouched")
    let folder = course.root.appending(path: "figures").path
    let result = try course.run(["3", "--solution", "--figures", folder])
    #expect(result.status == 0)
    let slugs = ["lab03-uniform", "lab03-box-muller", "lab03-fit", "lab03-estimate", "lab03-plan"]
    for slug in slugs {
      #expect(course.exists("figures/\(slug).svg"))
      #expect(course.exists("figures/\(slug).png"))
    }
  }
}

let hasSolutions = FileManager.default.fileExists(
  atPath: BuiltProducts.root.appending(path: "Solutions/Implementation.swift").path)
