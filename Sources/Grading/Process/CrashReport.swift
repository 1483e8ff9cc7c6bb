import Foundation

/// The part of Swift's JSON backtrace that a student needs.
struct CrashReport: Decodable {
  struct Frame: Decodable {
    struct Location: Decodable {
      let file: String
      let line: Int
    }
    let symbol: String?
    let description: String?
    let sourceLocation: Location?
  }

  struct CrashedThread: Decodable {
    let crashed: Bool?
    let frames: [Frame]?
  }

  let description: String?
  let threads: [CrashedThread]?

  private var frames: [Frame] {
    (threads?.first { $0.crashed == true } ?? threads?.first)?.frames ?? []
  }

  /// The innermost frame inside a folder of that name, as a path from that folder on; of an endless
  /// recursion the innermost of the functions that call each other, not what they called last.
  func location(inFolder folder: String) -> SourceLocation? {
    let recurring = recurringSymbols
    let suspects = frames.filter { recurring.contains($0.symbol ?? "") }
    for frame in suspects + frames {
      guard let location = frame.sourceLocation,
        let range = location.file.range(of: "/\(folder)/", options: .backwards)
      else { continue }
      return SourceLocation(
        file: folder + "/" + location.file[range.upperBound...],
        line: location.line > 0 ? location.line : nil,
        function: frame.description?.replacing(/\ \+ \d+$/, with: ""))
    }
    return nil
  }

  /// Functions that stand in the innermost frames again and again called each other until the stack
  /// was full.
  var isRecursion: Bool { !recurringSymbols.isEmpty }

  private var recurringSymbols: Set<String> {
    let innermost = frames.prefix(64).compactMap(\.symbol)
    return Set(Dictionary(grouping: innermost, by: { $0 }).filter { $0.value.count >= 4 }.keys)
  }

  /// The kind of a trap without a text, such as "arithmetic overflow".
  var runtimeFailure: String? {
    let prefix = "Swift runtime failure: "
    let texts = [description] + frames.prefix(2).map(\.description)
    return texts.compactMap { $0 }.first { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }
}
