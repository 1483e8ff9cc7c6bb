import Foundation
import LabKit
import TensorGraph

/// A training whose state goes into a file, so that it survives the program that runs it.
public protocol ResumableTraining: Training {
  /// What it learns from and how, in words that differ whenever the outcome would: "6 000 built-in
  /// digits, seed 13, batches of 128".
  var identity: String { get }
  /// Writes everything it needs to go on as if it had never stopped.
  ///
  /// - Parameter notes: are kept with it.
  func save(to path: String, notes: [String: String]) throws(CheckpointError)
  /// Goes on from a file that ``save(to:notes:)`` wrote; unchanged when it throws.
  mutating func restore(from path: String) throws(CheckpointError)
}

extension Stage {
  /// Trains as ``train(_:_:until:at:show:)`` does, and keeps the network: a training that was cut off
  /// goes on where it was last kept, and a finished one is not made again.
  ///
  /// A network that other code or other data made is not used. Where no networks are kept it trains
  /// from the start.
  ///
  /// - Parameter name: what the network is kept as: "lab13".
  public func train<Network: ResumableTraining>(
    _ task: String, _ training: inout Network, until steps: Int, keptAs name: String,
    at moments: Set<Int> = [], show: @escaping (Network) throws -> Void = { _ in }
  ) throws {
    guard let networks else {
      return try train(task, &training, until: steps, at: moments, show: show)
    }
    let file = try networks.file(of: name)
    try resume(&training, until: steps, from: file, in: networks)
    var kept = ContinuousClock.now
    let start = training.step
    // A disk that is full is no reason to throw away what has been learned.
    var notKept: CheckpointError?
    try train(
      task, &training, until: steps,
      keep: { training, pausing in
        guard pausing || training.step == steps || .now - kept >= Self.keepingInterval else {
          return
        }
        do throws(CheckpointError) {
          try training.save(
            to: file, notes: [NetworkNote.code: networks.code, NetworkNote.steps: "\(steps)"])
          notKept = nil
        } catch {
          notKept = error
          if pausing { try text("The network cannot be kept for the next run: \(error)") }
        }
        kept = .now
      },
      arrive: {
        if $0.step > start || $0.step == 0, moments.contains($0.step) { try show($0) }
      })
    if let notKept {
      try text("The network could not be kept (\(notKept)), so the next run trains it anew.")
    }
  }

  /// Says what becomes of a kept network, and takes it up if it is this training's own.
  private func resume<Network: ResumableTraining>(
    _ training: inout Network, until steps: Int, from file: String, in networks: NetworkFolder
  ) throws {
    guard !networks.startsAnew, FileManager.default.fileExists(atPath: file) else { return }
    let reason: String
    do {
      let notes = try Checkpoint(contentsOf: file).notes
      if notes[NetworkNote.code] != networks.code {
        reason = "was trained by another version of your file"
      } else if notes[NetworkNote.identity] != training.identity
        || notes[NetworkNote.steps] != "\(steps)"
      {
        reason = "was trained on other digits or in another way"
      } else {
        try training.restore(from: file)
        return try text(
          training.step < steps
            ? "A training was cut off before its end; it goes on from step "
              + "\(training.step.grouped) of \(steps.grouped)."
            : "Your network has been trained already, in \(steps.grouped) steps, by the same code on "
              + "the same digits. The option --restart trains it anew.")
      }
    } catch let error as CheckpointError {
      reason = "cannot be used (\(error))"
    }
    try text("The network that was kept \(reason), so the training begins anew.")
  }

  private static var keepingInterval: Duration { .seconds(3) }
}

/// The names of the notes in a kept network's file.
enum NetworkNote {
  static let code = "code"
  static let identity = "identity"
  /// How many steps the training is to have.
  static let steps = "steps"
  static let losses = "losses"
}

extension NetworkFolder {
  /// The file of a network; makes the folder.
  func file(of name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return "\(path)/\(name).safetensors"
  }
}
