import ArgumentParser
import Datasets
import Fetching
import Foundation
import Lessons

struct DataMNISTCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mnist",
    abstract: "Fetch the four files of MNIST, 11.6 MB, and verify them.",
    discussion: """
      They go to .lab/data/mnist, or to $LAB_DATA/mnist if LAB_DATA is set. What is there and right \
      is not fetched again, and a download that was cut off is continued.
      """)

  @Option(
    help: ArgumentHelp(
      "Fetch from the folder at this address instead of the usual ones.", valueName: "url"))
  var mirror: String?

  @Option(
    help: ArgumentHelp(
      "Copy from this folder instead; the files may be packed (.gz) or not.", valueName: "folder"))
  var from: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let mirrors = try mirrors()
    let workspace = try Workspace(options)
    let screen = workspace.screen
    let place = MNISTPlace(workspace.folder)
    screen.paragraphs(
      "MNIST goes to \(place.shown(place.target))\(place.isGiven ? ", because LAB_DATA is set" : "")."
    )
    screen.line()
    // What is said so far comes before an error, in a log file too.
    fflush(nil)
    let fetcher = Fetcher(into: place.target, patience: patience)
    do {
      let lock = try lock(place)
      for file in MNIST.files { try bring(file, by: fetcher, from: mirrors, on: screen) }
      withExtendedLifetime(lock) {}
    } catch let error as FetchError {
      throw LabFailure.cannotFetch(error)
    }
    screen.line()
    screen.paragraphs(
      "All four files are there, and they are the published ones. From now on the labs take their "
        + "digits from them.")
  }

  /// Holds the folder; `nil` where nothing can be written, and nothing has to be.
  private func lock(_ place: MNISTPlace) throws -> FolderLock? {
    let folder = URL(filePath: place.target, directoryHint: .isDirectory)
    do {
      if let lock = try FolderLock(in: folder, patience: 0) { return lock }
    } catch {
      let isComplete = MNIST.files.allSatisfy { file in
        let copies = file.forms.map { $0.copy(in: place.target) }
        return copies.contains(.whole) && copies.allSatisfy { [.whole, .absent].contains($0) }
      }
      guard isComplete else { throw error }
      return nil
    }
    throw LabFailure.alreadyFetching(place.shown(place.target))
  }

  /// The course's own tests do not want to wait as long as a slow network deserves.
  private var patience: Double {
    ProcessInfo.processInfo.environment["LAB_PATIENCE"].flatMap(Double.init) ?? 20
  }

  private func bring(
    _ file: PublishedFile, by fetcher: Fetcher, from mirrors: [URL], on screen: Screen
  ) throws(FetchError) {
    let name = file.packed.name
    if let from {
      let folder = (from as NSString).expandingTildeInPath
      let result = try fetcher.copy(file, from: folder)
      screen.line("  \(result == .wasThere ? "was there  " : "copied     ")  \(file.unpacked.name)")
      return
    }
    let bar = ProgressBar(screen: screen)
    defer { bar.wipe() }
    let total = file.packed.byteCount
    let result = try fetcher.fetch(file, from: mirrors) { count in
      bar.show(TaskProgress(name, done: count, total: total), pausable: false)
    }
    bar.wipe()
    screen.line(
      "  \(result == .wasThere ? "was there  " : "fetched    ")  \(name.padded(28))"
        + "\(total.grouped) bytes")
  }

  private func mirrors() throws -> [URL] {
    guard let mirror else { return MNIST.mirrors.compactMap { URL(string: $0) } }
    guard from == nil else { throw ValidationError("--mirror and --from exclude each other.") }
    guard let url = URL(string: mirror), ["http", "https"].contains(url.scheme), url.host != nil
    else {
      throw ValidationError(
        "--mirror takes the address of a folder, such as https://example.org/mnist/, but got "
          + "\"\(mirror)\".")
    }
    return [url]
  }
}
