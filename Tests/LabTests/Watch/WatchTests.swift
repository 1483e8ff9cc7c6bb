#if os(Linux)
  import Foundation
  import Lessons
  import Processes
  import TestSupport
  import Testing

  /// `lab watch` on a terminal, with a course whose code does what its text says.
  @Suite(.serialized, .timeLimit(.minutes(3))) struct WatchTests {
    private static let file = "Labs/Lab03Statistics.swift"
    private let course: TemporaryCourse

    init() throws { course = try TemporaryCourse("edited") }

    private func watch(
      _ what: String = "3", environment: [String: String] = [:]
    ) throws -> WatchedTerminal {
      try WatchedTerminal(
        [BuiltProducts.path("lab"), "watch", what],
        environment: course.environment.merging(environment) { $1 })
    }

    /// Saves the file with a comment in place of an exercise's stub.
    private func save(_ deeds: [String: String], of file: String = file) throws {
      var text = try #require(Lesson.lab(3)).pristineFile
      for (id, deed) in deeds {
        text = text.replacing("throw Unsolved(\"\(id)\")", with: "// do: \(deed)")
      }
      try course.write(text, to: file)
    }

    @Test func onlyWhatChangedIsShown() throws {
      let terminal = try watch()
      terminal.expect("Keys: h hint", "0 of 13 passed, 0 of 130 points", "Next: exercise 3.1, Mean")
      #expect(!terminal.text.contains("not attempted"))

      terminal.startAnew()
      // Some editors write a file more than once.
      for deed in ["wrong", "endless", "right"] { try save(["3.1": deed]) }
      terminal.expect("✓ 3.1 ", "1 of 13 passed, 5 of 130 points", "Next: exercise 3.2", "swift:27")
      #expect(!terminal.text.contains("3.3 ") && !terminal.text.contains("Saved again"))
      #expect(try course.text(of: ".lab/progress.json").contains("\"verdict\" : \"passed\""))
      // The rest of the file is as it was when it was graded.
      #expect(try !course.run(["list"]).text.contains("edited since"))

      terminal.startAnew()
      try save(["3.1": "right", "3.4": "wrong"])
      terminal.expect(
        "✗ 3.4 ", "3.4 Mode: wrong", "expected  42", "got       0", "1 of 13 passed",
        "Next: exercise 3.4")
      #expect(!terminal.text.contains("3.1 "))

      terminal.startAnew()
      try save(["3.1": "right", "3.4": "wrong // still"])
      terminal.expect("✗ 3.4 ", "as before the change", "Next: exercise 3.4")
      #expect(!terminal.text.contains("expected"))

      terminal.startAnew()
      try save(["3.1": "right", "3.4": "wrong // still"])
      terminal.expect("Nothing has changed")
      terminal.type("q")
      #expect(terminal.ending() == .exited(0))
      #expect(terminal.isAsItWas)
    }

    @Test func keys() throws {
      try save(["3.1": "right", "3.4": "wrong"])
      let terminal = try watch("3.4")
      terminal.expect("3.4 Mode: wrong", "0 of 1 passed", "Next: exercise 3.4")
      #expect(!terminal.isAsItWas)
      let answers = [
        ("h", "Hint 1 of"), ("h", "Hint 2 of"), ("n", "Next: exercise 3.4"),
        ("L", "3.13  Running mean and variance"), ("?", "Keys: h hint"), ("x", "Keys: h hint"),
        ("r", "3.4 Mode: wrong"),
      ]
      for (key, answer) in answers {
        terminal.startAnew()
        terminal.type(key)
        terminal.expect(answer)
      }
      terminal.expect("Next: exercise 3.4")
      terminal.startAnew()
      terminal.type("\u{1B}[A\u{1B}OP\u{1B}[1;5C\n ")
      terminal.type("n")
      terminal.expect("Next: exercise 3.4")
      #expect(!terminal.text.contains("Keys"))
      #expect(try course.text(of: ".lab/progress.json").contains("hintsShown"))
      terminal.type("\u{4}")
      #expect(terminal.ending() == .exited(0))
    }

    @Test func aSaveEndsAnEndlessLoop() throws {
      let terminal = try watch()
      terminal.expect("Next: exercise 3.1")
      terminal.startAnew()
      try save(["3.1": "endless"])
      terminal.expect("Grading 3.1 Mean")
      terminal.startAnew()
      terminal.type("h")
      terminal.expect("Hint 1 of", "Grading 3.1 Mean")
      try save(["3.1": "right"])
      terminal.expect("Saved again meanwhile", "✓ 3.1 ", "1 of 13 passed")
      #expect(!terminal.text.contains("over time"))
    }

    /// A compiler that stands in for the real one: the package is locked while tests run.
    @Test func compilerErrorsAreShownAndWatchingGoesOn() throws {
      try course.write(
        """
        #!/bin/sh
        if grep -q "do: build for ever" "$LAB_HOME/\(Self.file)"; then sleep 1000; fi
        if grep -q "do: misspelt" "$LAB_HOME/\(Self.file)"; then
          echo "$LAB_HOME/\(Self.file):18:5: error: cannot find 'valuez' in scope"
          exit 1
        fi
        """, to: "tools/swift")
      let tools = course.root.appending(path: "tools").path
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: tools + "/swift")
      try FileManager.default.createDirectory(
        at: course.root.appending(path: ".build"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: course.root.appending(path: ".build/debug"),
        withDestinationURL: course.root.appending(path: "bin"))
      var environment = course.environment
      environment["LAB_BIN"] = nil
      environment["PATH"] = tools + ":" + (environment["PATH"] ?? "")
      let terminal = try WatchedTerminal(
        [BuiltProducts.path("lab"), "watch", "3"], environment: environment)
      terminal.expect("Next: exercise 3.1")
      terminal.startAnew()
      try save(["3.1": "misspelt"])
      terminal.expect(
        "Your code does not compile yet", "\(Self.file):18:5", "cannot find 'valuez'",
        "Fix the first error and save")
      terminal.startAnew()
      try save(["3.1": "right"])
      terminal.expect("It compiles again", "✓ 3.1 ", "1 of 13 passed")
      try save(["3.1": "build for ever"])
      usleep(500_000)
      terminal.type("q")
      #expect(terminal.ending() == .exited(0))
      #expect(processesOfTheCourse().isEmpty)
    }

    @Test func filesThatGoAndComeBack() throws {
      try save(["3.1": "right"])
      let terminal = try watch()
      terminal.expect("1 of 13 passed")
      let labs = course.root.appending(path: "Labs")
      for what in [course.root.appending(path: Self.file), labs] {
        terminal.startAnew()
        let aside = course.root.appending(path: "aside")
        try FileManager.default.moveItem(at: what, to: aside)
        terminal.expect("Labs/Lab03Statistics.swift is not there")
        terminal.startAnew()
        try FileManager.default.moveItem(at: aside, to: what)
        terminal.expect("Nothing has changed")
      }
      terminal.startAnew()
      try Data([0xFF, 0xFE, 0]).write(to: course.root.appending(path: Self.file))
      terminal.expect("it is not UTF-8", "Watching goes on")
      terminal.startAnew()
      try save(["3.1": "wrong"])
      terminal.expect("✗ 3.1 ", "0 of 13 passed")
      terminal.startAnew()
      try course.write("// something of the student's own\n", to: "Labs/Helper.swift")
      terminal.expect("0 of 13 passed")
    }

    /// What a link points to is changed in another folder, of which nothing is told.
    @Test func filesAreLookedAtWhereNothingIsTold() throws {
      try save([:], of: "elsewhere.swift")
      let link = course.root.appending(path: Self.file)
      try FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: course.root.appending(path: "elsewhere.swift"))
      let terminal = try watch()
      terminal.expect("Next: exercise 3.1")
      try save(["3.1": "right"], of: "elsewhere.swift")
      terminal.expect("✓ 3.1 ", "1 of 13 passed")
    }

    /// The processes started with this course's folder in their environment.
    private func processesOfTheCourse() -> [String] {
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return entries.filter { entry in
        let environment = try? Data(contentsOf: URL(filePath: "/proc/\(entry)/environ"))
        return environment?.range(of: Data("LAB_HOME=\(course.root.path)".utf8)) != nil
      }
    }

    enum End: CaseIterable {
      case key, interrupt, terminate, hangUp, quit
    }

    /// However it ends, in the middle of grading: the terminal is as it was, and nothing runs on.
    @Test(arguments: End.allCases) func theEndLeavesNothingBehind(end: End) throws {
      try save(["3.1": "endless"])
      let terminal = try watch()
      terminal.expect("Grading 3.1 Mean")
      var running = 0
      for _ in 0..<1000 where running != 2 {
        usleep(10_000)
        running = processesOfTheCourse().count
      }
      #expect(running == 2)
      let expected: ChildProcess.Ending
      switch end {
      case .key:
        terminal.type("q")
        expected = .exited(0)
      case .interrupt:
        terminal.type("\u{3}")
        expected = .exited(0)
      case .terminate:
        kill(terminal.child.identifier, SIGTERM)
        expected = .signalled(SIGTERM)
      case .hangUp:
        kill(terminal.child.identifier, SIGHUP)
        expected = .signalled(SIGHUP)
      case .quit:
        terminal.type("\u{1C}")
        expected = .signalled(SIGQUIT)
      }
      #expect(terminal.ending() == expected)
      #expect(terminal.isAsItWas)
      #expect(processesOfTheCourse().isEmpty)
    }

    @Test func itStopsAndGoesOn() throws {
      let shell = try WatchedTerminal(
        ["/bin/sh", "-i"], environment: course.environment.merging(["PS1": "ready> "]) { $1 })
      shell.type("\(BuiltProducts.path("lab")) watch 3\n")
      shell.expect("Next: exercise 3.1")
      #expect(!shell.isAsItWas)
      shell.startAnew()
      shell.type("\u{1A}")
      shell.expect("topped")
      #expect(shell.isAsItWas)
      shell.startAnew()
      shell.type("fg\n")
      shell.expect("watch 3")
      try save(["3.1": "right"])
      shell.expect("✓ 3.1 ", "1 of 13 passed")
      #expect(!shell.isAsItWas)
      shell.startAnew()
      shell.type("n")
      shell.expect("Next: exercise 3.2")
      // In the middle of grading, too: what was stopped is graded anew, not found to be over time.
      try save(["3.1": "endless"])
      shell.expect("Grading 3.1 Mean")
      shell.type("\u{1A}")
      shell.expect("topped")
      #expect(shell.isAsItWas)
      try save(["3.1": "wrong"])
      shell.startAnew()
      shell.type("fg\n")
      shell.expect("✗ 3.1 ", "0 of 13 passed")
      #expect(!shell.text.contains("over time"))
      shell.startAnew()
      shell.type("q")
      shell.expect("ready> ")
      #expect(shell.isAsItWas)
    }

    /// No keys, no colours, no moving text; waiting takes no processor time.
    @Test func withoutATerminal() throws {
      let output = course.root.appending(path: "output").path
      let descriptors = [
        open("/dev/null", O_RDONLY), open(output, O_WRONLY | O_CREAT | O_APPEND, 0o600),
      ]
      defer { for descriptor in descriptors { close(descriptor) } }
      let child = try ChildProcess(
        executable: BuiltProducts.path("lab"), arguments: ["watch", "3"],
        environment: course.environment,
        descriptors: [descriptors[0], descriptors[1], descriptors[1]])
      defer { child.kill() }
      func expect(_ text: String, location: SourceLocation = #_sourceLocation) throws {
        for _ in 0..<3000 where try !course.text(of: "output").contains(text) { usleep(20_000) }
        #expect(try course.text(of: "output").contains(text), sourceLocation: location)
      }
      try expect("Next: exercise 3.1")
      try expect("Ctrl-C ends it.")
      let before = processorTicks(of: child.identifier)
      sleep(4)
      // Four looks at a folder; a loop that never waits would take hundreds.
      #expect(processorTicks(of: child.identifier) - before <= 4)
      try save(["3.1": "right"])
      try expect("1 of 13 passed")
      #expect(try course.text(of: "output").allSatisfy { $0 != "\u{1B}" && $0 != "\r" })
      kill(child.identifier, SIGTERM)
      var ending: ChildProcess.Ending?
      for _ in 0..<500 where ending == nil {
        ending = child.ended()
        usleep(20_000)
      }
      #expect(ending == .signalled(SIGTERM))
    }

    /// Hundredths of a second in which the process ran (proc(5), fields 14 and 15 of stat).
    private func processorTicks(of identifier: pid_t) -> Int {
      let text = (try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)) ?? ""
      let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
      return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : .max
    }

    @Test func whatDoesNotExist() throws {
      let result = try course.run(["watch", "3.99"])
      #expect(result.status == 1)
      #expect(result.text.contains("There is no exercise 3.99."))
    }
  }
#endif
