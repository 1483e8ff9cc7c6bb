import Foundation
import LabKit
import TensorGraph

extension Stage {
  /// Gives a session the variables of a kept network.
  ///
  /// - Parameters:
  ///   - name: what the network was kept as: "lab13".
  ///   - session: that of a graph built as it was when the network was trained.
  /// - Returns: what it was trained on, and how far.
  /// - Throws: ``KeptNetworkError``.
  func restore(_ name: String, into session: Session<Float>) throws -> String {
    guard let networks else { throw KeptNetworkError.noneKept }
    let file = try networks.file(of: name)
    guard FileManager.default.fileExists(atPath: file) else { throw KeptNetworkError.noneKept }
    let notes: [String: String]
    do {
      notes = try session.restore(from: file)
    } catch {
      throw KeptNetworkError.doesNotFit(error.description)
    }
    let steps = (notes[NetworkNote.losses] ?? "").split(separator: " ").count - 1
    let training = "\(steps) of \(notes[NetworkNote.steps] ?? "?") steps"
    let code =
      notes[NetworkNote.code] == networks.code ? "" : ", by an earlier version of your file"
    return "\(training) on \(notes[NetworkNote.identity] ?? "unknown digits")\(code)"
  }
}

/// Why a kept network cannot be asked.
enum KeptNetworkError: Error, CustomStringConvertible {
  case noneKept
  case doesNotFit(String)

  var description: String {
    switch self {
    case .noneKept: "no network has been trained yet; the lab's milestone trains it"
    case .doesNotFit(let reason):
      "the kept network cannot be used by what your code builds now (\(reason)); run the lab again, with "
        + "--restart if need be"
    }
  }
}
