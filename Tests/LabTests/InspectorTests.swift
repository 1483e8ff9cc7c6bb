#if os(Linux)
  import Foundation
  import Processes
  import TestSupport
  import Testing

  /// The training of lab 10's milestone, stopped and taken apart.
  @Suite(
    .serialized, .timeLimit(.minutes(3)),
    .enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
  struct InspectorTests {
    private let course: TemporaryCourse

    init() throws { course = try TemporaryCourse("untouched") }

    private func terminal(_ arguments: String...) throws -> WatchedTerminal {
      try WatchedTerminal(
        [BuiltProducts.path("lab"), "10", "--solution"] + arguments,
        environment: course.environment)
    }

    /// What follows the last thing that was asked.
    private func afterwards(_ commands: String) throws -> Substring {
      let result = try course.run(
        ["10", "--solution", "--pause-at", "40", "--inspect", commands])
      #expect(result.status == 0)
      let range = try #require(result.text.range(of: "inspect> continue"))
      return result.text[range.upperBound...]
    }

    /// The lesson shows the same after a training that was looked into as after one that was not.
    @Test func lookingChangesNothing() throws {
      let undisturbed = try afterwards("continue")
      #expect(undisturbed.contains("10 000"))
      let inspected = try afterwards(
        "shapes; weights 1; grads 2; activations 1; plot loss; step 10; grads 1; continue")
      #expect(inspected == undisturbed)
    }

    @Test func somebodyTypes() throws {
      let terminal = try terminal("--pause-at", "5")
      terminal.expect("Paused at step 5 of", "inspect> ")
      terminal.startAnew()
      terminal.type("shapes\n")
      terminal.expect("Shapes", "W [units, n]", "inspect> ")
      terminal.startAnew()
      terminal.type("wieghts 1\n")
      terminal.expect("There is no command \"wieghts 1\". Did you mean weights?", "inspect> ")
      terminal.startAnew()
      terminal.type("step 10\n")
      terminal.expect("Step 6 to 15 made", "inspect> ")
      terminal.startAnew()
      terminal.type("continue\n")
      terminal.expect("p pauses")
      terminal.startAnew()
      terminal.type("p")
      terminal.expect("Paused at step", "inspect> ")
      terminal.startAnew()
      terminal.type("continue\n")
      terminal.expect("p pauses")
      terminal.startAnew()
      terminal.type("\u{3}")
      terminal.expect("Paused at step", "inspect> ")
      terminal.startAnew()
      terminal.type("quit\n")
      terminal.expect("You left lab 10 here.")
      #expect(terminal.ending() == .exited(0))
      #expect(terminal.isAsItWas)
    }

    /// Ctrl-C while nothing but the inspector waits ends the program, as everywhere.
    @Test func controlCEndsTheInspector() throws {
      let terminal = try terminal("--pause-at", "0")
      terminal.expect("Paused at step 0 of", "inspect> ")
      terminal.type("\u{3}")
      #expect(terminal.ending() == .signalled(SIGINT))
      #expect(terminal.isAsItWas)
    }

    @Test func theEndOfWhatIsTypedLeaves() throws {
      let terminal = try terminal("--pause-at", "3")
      terminal.expect("inspect> ")
      terminal.type("\u{4}")
      terminal.expect("You left lab 10 here.")
      #expect(terminal.ending() == .exited(0))
    }

    @Test func whatCannotBeInspected() throws {
      for arguments in [
        ["7", "--pause-at", "3"], ["10.4", "--pause-at", "3"], ["10", "--inspect", "shapes"],
        ["10", "--pause-at", "3"], ["10", "--pause-at=-1", "--inspect", "shapes"],
        ["10", "--pause-at", "3", "--inspect", "shapes; wieghts 1"],
        ["10", "--pause-at", "3", "--inspect", "weights"],
        ["10", "--solution", "--pause-at", "10001", "--inspect", "shapes"],
      ] {
        let isLast = arguments.contains("10001")
        try course.expect(
          "inspect", arguments, exit: 1, isLast: isLast, lastLines: isLast ? 3 : nil)
      }
    }
  }
#endif
