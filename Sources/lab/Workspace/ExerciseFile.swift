import Foundation
import Lessons

/// A file of exercises, and where each of them stands in it.
struct ExerciseFile {
  let path: String
  private(set) var lines: [String]
  private let lineEnding: String

  init(path: String, text: String) {
    self.path = path
    // Swift counts a carriage return and a line feed as one character.
    lineEnding = text.contains("\r\n") ? "\r\n" : "\n"
    lines = text.replacing("\r\n", with: "\n").components(separatedBy: "\n")
  }

  var text: String { lines.joined(separator: lineEnding) }

  /// The lines of one exercise: from its marker to the next exercise's, or to the end of the type.
  func region(of exercise: Exercise) -> Range<Int>? {
    guard let start = lines.firstIndex(where: { id(ofMarker: $0) == exercise.id }) else {
      return nil
    }
    let rest = lines.indices.dropFirst(start + 1)
    let end = rest.first { id(ofMarker: lines[$0]) != nil } ?? rest.first(where: endsType)
    return start..<(end ?? lines.count)
  }

  /// The line, counted from 1, that declares the exercise's function.
  func line(of exercise: Exercise) -> Int? {
    let declaration = "func \(exercise.function)("
    if let region = region(of: exercise),
      let index = region.first(where: { lines[$0].contains(declaration) })
    {
      return index + 1
    }
    return lines.firstIndex { $0.contains(declaration) }.map { $0 + 1 }
  }

  /// Puts the stub back.
  mutating func reset(_ exercise: Exercise, in region: Range<Int>) {
    var stub = exercise.region.components(separatedBy: "\n")
    stub.removeLast()
    // The empty line between this exercise and the next one belongs to the region.
    if region.upperBound < lines.count, lines[region.upperBound].contains("// MARK: ") {
      stub.append("")
    }
    lines.replaceSubrange(region, with: stub)
  }

  /// A brace in the first column, with nothing or another declaration after it.
  private func endsType(_ index: Int) -> Bool {
    guard lines[index].hasPrefix("}") else { return false }
    guard let next = lines[(index + 1)...].first(where: { !$0.isEmpty })?.first else { return true }
    return next.isLetter || next == "/" || next == "@" || next == "#"
  }

  /// The exercise's id if the line is one's marker: `// MARK: 3.2 Variance`.
  private func id(ofMarker line: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count >= 3, words[0] == "//", words[1] == "MARK:",
      words[2].wholeMatch(of: /\d+\.\d+/) != nil
    else { return nil }
    return String(words[2])
  }
}
