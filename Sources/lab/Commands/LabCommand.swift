import ArgumentParser
// `stdout` is a variable in C; nothing here ever assigns it.
@preconcurrency import Foundation
import Lessons

@main
struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "\(Course.title): read, write, be graded.",
    discussion: """
      swift run lab               the map of the course: what is done, what is next
      swift run lab 3             lab 3 from the top
                                  --step waits for Return after each step,
                                  --figures FOLDER writes SVG and PNG files,
                                  --solution runs the reference implementations
      swift run lab 3.2           the step of exercise 3.2 once more
      swift run lab grade 3       check what you wrote
      swift run lab watch 3       the same on every save
      swift run lab try 7.png     let the network you trained read your own digit

      Exit codes: 0 when what was asked for holds, 1 when it does not (an exercise is not passed, a \
      name does not exist), 2 when your code does not compile, 64 for a wrong option.
      """,
    subcommands: [
      ShowCommand.self, ListCommand.self, NextCommand.self, GradeCommand.self, WatchCommand.self,
      HintCommand.self, ResetCommand.self, UndoCommand.self, SolutionCommand.self,
      TryCommand.self, DataCommand.self, DoctorCommand.self, CheckCommand.self,
    ],
    defaultSubcommand: ShowCommand.self)

  static func main() {
    do {
      atexit { RunnerBuild.removePinned() }
      var command = try parseAsRoot()
      try command.run()
      // A full disk shows only now; a reader that has seen enough (`| head`) is no failure.
      if fflush(nil) != 0 || ferror(stdout) != 0, errno != EPIPE { throw LabFailure.cannotPrint }
    } catch let failure as LabFailure {
      // What was shown before comes before, in a log file too.
      fflush(nil)
      Workspace.warn(failure.description)
      if case .doesNotCompile = failure { exit(withError: ExitCode(2)) }
      exit(withError: ExitCode.failure)
    } catch {
      exit(withError: error)
    }
  }
}
