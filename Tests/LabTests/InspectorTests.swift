#if os(Linux)
  import Foundation
  import Processes
  import TestSupport
  import Testing

  @testable import lab

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
      terminal.expect("Steps 6 to 15 made", "inspect> ")
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

    /// What is asked on the command line is asked once; `p` later is somebody who wants to type.
    @Test func aScriptIsForTheFirstPause() throws {
      let terminal = try terminal("--pause-at", "5", "--inspect", "shapes")
      terminal.expect("Shapes", "inspect> continue", "p pauses")
      terminal.startAnew()
      terminal.type("p")
      terminal.expect("Paused at step", "inspect> ")
      terminal.type("quit\n")
      terminal.expect("You left lab 10 here.")
      #expect(terminal.ending() == .exited(0))
      #expect(terminal.isAsItWas)
    }

    @Test func aScriptMayLeave() throws {
      let result = try course.run(
        ["10", "--solution", "--pause-at", "5", "--inspect", "shapes; quit"])
      #expect(result.status == 0)
      #expect(result.text.contains("inspect> quit"))
      #expect(result.text.hasSuffix("runs it again.\n"))
      #expect(!result.text.contains("after 10 000 steps"))
    }

    /// Ctrl-Z gives the terminal back, and `fg` takes it again.
    @Test func itStopsAndGoesOn() throws {
      let shell = try WatchedTerminal(
        ["/bin/sh", "-i"], environment: course.environment.merging(["PS1": "ready> "]) { $1 })
      shell.type("\(BuiltProducts.path("lab")) 10 --solution\n")
      shell.expect("p pauses")
      #expect(!shell.isAsItWas)
      shell.startAnew()
      shell.type("\u{1A}")
      shell.expect("topped")
      #expect(shell.isAsItWas)
      shell.startAnew()
      shell.type("fg\n")
      shell.expect("p pauses")
      shell.startAnew()
      shell.type("p")
      shell.expect("Paused at step", "inspect> ")
      #expect(shell.isAsItWas)
      shell.type("quit\n")
      shell.expect("You left lab 10 here.", "ready> ")
      #expect(shell.isAsItWas)
    }

    /// Behind a pipe may be a pager: the terminal is its.
    @Test func outputThatGoesElsewhereLeavesTheTerminalAlone() throws {
      let shell = try WatchedTerminal(
        ["/bin/sh", "-c", "\(BuiltProducts.path("lab")) 10 --solution | cat"],
        environment: course.environment)
      let deadline = ContinuousClock.now + .seconds(60)
      var wasTaken = false
      while shell.child.ended() == nil, ContinuousClock.now < deadline {
        wasTaken = wasTaken || !shell.isAsItWas
        usleep(5_000)
        _ = shell.text
      }
      #expect(!wasTaken)
      #expect(shell.text.contains("Milestone"))
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

    @Test func nothingIsAskedAfterTheEnd() throws {
      #expect(
        try LessonViewer.script(" shapes;; step 2 ; continue") == ["shapes", "step 2", "continue"])
      for script in ["continue; shapes", "quit; continue"] {
        #expect(throws: LabFailure.self) { try LessonViewer.script(script) }
      }
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
