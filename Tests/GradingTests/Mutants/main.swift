import Foundation
import LabRunner
import Solutions

// `variants-runner` lists the variants as JSON, in the form of `VariantEntry` in the course's check;
// `variants-runner 3.2 "divides by n"` serves the reference implementations with that one in place.
var variants = Variants()
for collect in everyLab { collect(&variants) }

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2 else {
  let entries = variants.all.map { variant in
    var entry = ["exercise": variant.exercise, "name": variant.name]
    switch variant.kind {
    case .right: entry["kind"] = "right"
    case .wrong(let mistake):
      entry["kind"] = "wrong"
      entry["mistake"] = mistake
    }
    return entry
  }
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
  print(String(decoding: try encoder.encode(entries), as: UTF8.self))
  exit(EXIT_SUCCESS)
}
let wanted = variants.all.first { [$0.exercise, $0.name] == Array(arguments) }
guard let wanted else {
  FileHandle.standardError.write(
    Data("There is no variant \(arguments.joined(separator: " ")).\n".utf8))
  exit(EXIT_FAILURE)
}
LabRunner.serve(implementation, replacing: wanted.endpoint)
