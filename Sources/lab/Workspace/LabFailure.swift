import Fetching
import Lessons

/// What keeps a command from doing what it was asked: facts, worded here and nowhere else.
enum LabFailure: Error, CustomStringConvertible {
  case notInACourse
  case noSuchLab(String, available: [Int])
  case noSuchExercise(String, suggestion: String?)
  case oneAtATime
  case cannotPrint
  case csvNeedsLabel(lab: Int, file: String)
  case labelNeedsCSV
  case takesNoTable(String, others: [Int])
  /// The sentence names the file, the line and the fault.
  case unusableTable(String)
  case unsuitableTable(file: String, label: String, classes: [String], allowed: ClosedRange<Int>)
  case inspectNeedsPause
  case pauseNeedsInspect
  case trainsNothing(String, others: [Int])
  case negativePause
  case keepsNoNetwork([Int])
  case noNetwork(of: [Int], solutions: Bool)
  case hasNoTrial(String, others: [Int])
  /// The sentence names the file and the fault.
  case unusablePicture(String)
  case unusableInspection(String)
  case neverPaused(lab: Int, step: Int)
  case noSuchCommand(String, suggestion: String?)
  case cannotRead(String, reason: String)
  case cannotWrite(String, reason: String)
  case cannotCreate(String, reason: String)
  /// `own` tells whether the student's code is at fault; `nil` when no line of code is.
  case doesNotCompile(own: Bool?)
  case noRegion(exercise: String, file: String)
  case nothingToUndo
  case notPassedYet(exercise: String)
  case openEnded(exercise: String)
  case noSolutions
  case noSwift
  case busy
  case cannotFetch(FetchError)
  case alreadyFetching(String)
  case alreadyTraining(lab: Int)
  case buildEnded(signal: Int32)
  case cannotBuild(folder: String, reason: String)
  case noTemporaryFolder(String)

  var description: String {
    switch self {
    case .notInACourse:
      "This (or LAB_HOME, if it is set) is not inside the course's folder. Change to the folder you cloned (it holds Course.md "
        + "and References), then try again."
    case .noSuchLab(let given, let available):
      "There is no lab \(given). The labs are \(available.map(String.init).joined(separator: ", "))."
    case .noSuchExercise(let given, let suggestion):
      "There is no exercise \(given)." + Self.didYouMean(suggestion)
        + " `swift run lab list` shows all of them."
    case .oneAtATime:
      "One lab or exercise at a time: `swift run lab 3` or `swift run lab 3.2`."
    case .cannotPrint:
      "What was to be shown could not be written to the end: is the disk full?"
    case .csvNeedsLabel(let lab, let file):
      "--csv needs --label with the name of the column that holds the class: "
        + "`swift run lab \(lab) --csv \(file) --label kind`, if that column is named kind."
    case .labelNeedsCSV:
      "--label names a column of a table, but none was given. Add --csv with a file."
    case .takesNoTable(let given, let others):
      "\(given) takes no table of your own. These labs do, as a whole: "
        + (others.map(String.init).joined(separator: ", ")) + "."
    case .unusableTable(let sentence): sentence
    case .unsuitableTable(let file, let label, let classes, let allowed):
      "\(file): the column \"\(label)\" has \(classes.count) "
        + "\(classes.count == 1 ? "class" : "different classes") "
        + "(\(classes.prefix(5).joined(separator: ", "))\(classes.count > 5 ? ", …" : "")), but this "
        + "lab works with "
        + (allowed.count == 1
          ? "exactly \(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)")
        + ". Is it the right column?"
    case .inspectNeedsPause:
      "--inspect says what to ask of a training that stands still. Add --pause-at with the step to stop "
        + "at, such as --pause-at 100."
    case .pauseNeedsInspect:
      "Nobody can type here, because the input is no terminal. Add what to ask: "
        + "--inspect \"shapes; weights 1; step 10\"."
    case .trainsNothing(let given, let others):
      "\(given) has no training that could be stopped. The milestones of these labs have one: "
        + (others.map(String.init).joined(separator: ", ")) + "."
    case .keepsNoNetwork(let labs):
      "--restart trains again what a lab keeps, and takes the number of such a lab: "
        + (labs.map(String.init).joined(separator: ", ")) + "."
    case .noNetwork(let labs, let solutions):
      "No trained network of lab \(labs.map(String.init).joined(separator: " or ")) is kept yet. The "
        + "lab's milestone trains it: `swift run lab \(labs.first ?? 13)\(solutions ? " --solution" : "")`."
    case .hasNoTrial(let given, let others):
      "\(given) keeps no network that could be tried. These labs do: "
        + (others.map(String.init).joined(separator: ", ")) + "."
    case .unusablePicture(let sentence): sentence
    case .negativePause:
      "--pause-at takes the number of a step, 0 or more: 0 stops before the first one."
    case .unusableInspection(let sentence): "--inspect: \(sentence)"
    case .neverPaused(let lab, let step):
      "Nothing stopped: no training of lab \(lab)'s milestone came to step \(step)."
        + (Lesson.lab(lab)?.trial == nil
          ? "" : " A network that is kept is not trained again; --restart trains it from step 0.")
    case .noSuchCommand(let given, let suggestion):
      "There is no command \"\(given)\"." + Self.didYouMean(suggestion)
        + " `swift run lab --help` shows all of them."
    case .cannotRead(let path, let reason):
      "\(path) cannot be read: \(reason)."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason). It is as it was. \(Self.adviceOnWriting)"
    case .cannotCreate(let path, let reason):
      "The folder \(path) cannot be made: \(reason). \(Self.adviceOnWriting)"
    case .doesNotCompile(own: true):
      "Nothing was run or graded, and your progress is as it was. Fix the first error and repeat the "
        + "command."
    case .doesNotCompile(own: nil):
      "Nothing was run or graded. If you added a file to Labs/, take it out again; if the folder was "
        + "moved or copied, delete the folder .build in it and repeat the command."
    case .doesNotCompile(own: false):
      "The errors are not in your code. Was a file of the course changed by accident? `git status` "
        + "tells, and `swift run lab doctor` looks at the tools."
    case .noRegion(let exercise, let file):
      "\(file) has no line \"// MARK: \(exercise) …\", so it is not clear what to put back. "
        + "`swift run lab reset \(exercise.prefix { $0 != "." })` puts the whole file back "
        + "(your version is kept)."
    case .nothingToUndo:
      "There is nothing to undo: no reset was made, or all of them are undone."
    case .notPassedYet(let exercise):
      "Exercise \(exercise) is not passed yet. Try `swift run lab hint \(exercise)` first; "
        + "`--force` shows the solution all the same and notes it in your progress."
    case .openEnded(let exercise):
      "There are many answers to \(exercise), and yours is to be your own: none is shown before you have "
        + "one. `swift run lab hint \(exercise)` helps."
    case .noSwift:
      "There is no `swift` in PATH, so your code cannot be built. Install Swift 6.3 from swift.org and "
        + "open a new terminal."
    case .noSolutions:
      "This copy of the course has no Solutions folder. Ask whoever gave it to you."
    case .busy:
      "Another `lab` command is changing your progress right now. Try again in a moment."
    case .alreadyFetching(let folder):
      "Another `lab data mnist` is at work in \(folder). Wait until it is done."
    case .alreadyTraining(let lab):
      "Another `swift run lab \(lab)` is training this network right now. Wait until it is done, or end "
        + "it with Ctrl-C; then repeat the command, which goes on with what the other one kept."
    case .buildEnded(let signal):
      "The build was ended from outside, by signal \(signal), before it was done; nothing was run or "
        + "graded. Repeat the command. Should it happen again: is there enough memory?"
    case .cannotBuild(let folder, let reason):
      "Your code cannot be built: in the course's folder \(folder) nothing can be written (\(reason)). "
        + "Nothing was run or graded, and your code is as it was. \(Self.adviceOnWriting)"
    case .noTemporaryFolder(let folder):
      "The folder for temporary files, \(folder), cannot be written. Is its disk full? Set TMPDIR to "
        + "one that can."
    case .cannotFetch(let error):
      error.description.replacing("\n", with: " ") + " " + Self.advice(on: error)
    }
  }

  private static func advice(on error: FetchError) -> String {
    switch error {
    case .noMirrorLeft:
      "What has come so far is kept: the same command goes on from there. A copy of the files can be "
        + "brought in with --from FOLDER; until then the labs draw digits of their own."
    case .cannotWrite:
      "Is the disk full, or the folder not yours? LAB_DATA may name another one."
    case .absent, .wrongContents:
      "Nothing that is not right was copied. --from takes the folder with the four files of MNIST; "
        + "`swift run lab data mnist` alone fetches them."
    default: "Try again; `swift run lab data` says what is there."
    }
  }

  private static let adviceOnWriting =
    "Look whether the disk is full, and whether the folder is yours to write to."

  private static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean \($0)?" } ?? ""
  }
}
