import ArgumentParser
import Datasets
import Foundation

struct DataStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What is there of MNIST, whether it is right, and what to do next.",
    discussion: "Exit code 1 if a file is damaged.")

  /// Takes what is no command of `data`, to say so.
  @Argument(help: .hidden)
  var other: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    if let other {
      throw LabFailure.noSuchCommand(
        "data \(other)",
        suggestion: Suggestion.nearest(to: other, among: ["mnist", "status"])
          .map { "`swift run lab data \($0)`" })
    }
    let workspace = try Workspace(options)
    let screen = workspace.screen
    let place = MNISTPlace(workspace.folder)
    screen.heading("MNIST: handwritten digits, 60 000 to learn from and 10 000 to judge by")
    var isDamaged = false
    for folder in place.found.map({ [$0] }) ?? place.folders {
      screen.line()
      screen.line("In \(place.shown(folder)):")
      let states = MNIST.files.map { State(of: $0, in: folder) }
      isDamaged = isDamaged || states.contains { $0.isDamaged }
      if states.allSatisfy({ $0.lines.isEmpty }) {
        screen.line("  nothing")
      } else {
        for line in states.flatMap(\.lines) { screen.line("  " + line) }
      }
    }
    screen.line()
    screen.paragraphs(advice(place, isDamaged: isDamaged))
    if isDamaged { throw ExitCode.failure }
  }

  private func advice(_ place: MNISTPlace, isDamaged: Bool) -> String {
    if isDamaged {
      "`swift run lab data mnist` sets damaged files aside, as NAME.damaged, and fetches them anew."
    } else if place.found != nil {
      "Everything is right; the labs take their digits from there."
    } else {
      "The labs draw digits of their own until all four files are there. `swift run lab data mnist` "
        + "fetches them (11.6 MB) to \(place.shown(place.target)); with `--from FOLDER` it copies them."
    }
  }

  /// What a folder has of one file.
  private struct State {
    private(set) var lines: [String] = []
    private(set) var isDamaged = false

    init(of file: PublishedFile, in folder: String) {
      for form in file.forms {
        switch form.copy(in: folder) {
        case .absent: continue
        case .whole:
          lines.append("verified  \(form.name.padded(28))\(form.byteCount.grouped) bytes")
        case .other(let count, let got):
          isDamaged = true
          lines += [
            "DAMAGED   \(form.name.padded(28))\(count.grouped) bytes"
              + (count == form.byteCount ? "" : ", not \(form.byteCount.grouped)"),
            "          its SHA-256 should be", "          \(form.sha256)", "          but is",
            "          \(got)",
          ]
        case .unreadable(let reason):
          isDamaged = true
          lines.append("DAMAGED   \(form.name.padded(28))cannot be read: \(reason)")
        }
      }
      let part = folder + "/" + file.packed.name + ".part"
      if let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int {
        lines.append(
          "begun     \(file.packed.name.padded(28))\(size.grouped) of "
            + "\(file.packed.byteCount.grouped) bytes")
      }
      if lines.isEmpty, FileManager.default.fileExists(atPath: folder) {
        lines.append("absent    \(file.packed.name)")
      }
    }
  }
}
