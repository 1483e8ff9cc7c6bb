import Datasets
import Foundation
import LabKit
import Lessons

/// Serves the calls of a grader, or the steps of a lesson, to one set of implementations.
///
/// One request at a time, answered in order, until the grader hangs up. Nothing here knows what
/// the right answer would be.
public struct LabRunner {
  private let endpoints: [String: Endpoint]
  private let labs: [Int: any Lab]

  private init(_ labs: [any Lab], replacing other: Endpoint?) {
    self.labs = Dictionary(labs.map { (type(of: $0).number, $0) }) { first, _ in first }
    endpoints = Dictionary(
      ([other].compactMap(\.self) + labs.flatMap(\.endpoints)).map { ($0.exercise, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Serves the labs until the grader closes the connection. Does not return.
  ///
  /// - Parameters:
  ///   - labs: made only when the runner's limits hold, since their initialisers are the student's
  ///     code too.
  ///   - other: takes the place of one exercise in its lab when that is called.
  public static func serve(
    _ labs: @autoclosure () -> [any Lab], replacing other: Endpoint? = nil
  ) -> Never {
    guard let channel = RunnerChannel.connected() else {
      print("This program is started by `swift run lab`; there is nothing to do by itself.")
      exit(EXIT_FAILURE)
    }
    RunnerLimits.apply()
    channel.endWhenTheGraderIsGone()
    let runner = LabRunner(labs(), replacing: other)
    channel.send(.ready, to: 0)
    while let frame = channel.nextRequest() {
      do {
        try runner.answer(try Request(wire: frame.value), control: channel.nextControl) {
          channel.send($0, to: frame.request)
        }
      } catch {
        channel.send(.unsuitable("\(error)"), to: frame.request)
      }
    }
    exit(EXIT_SUCCESS)
  }

  private func answer(
    _ request: Request, control: @escaping (_ waiting: Bool) -> Control?,
    reply: @escaping (Reply) -> Void
  ) throws {
    switch request {
    case .call(let exercise, let arguments):
      guard let endpoint = endpoints[exercise] else {
        return reply(.unsuitable("there is no exercise \(exercise) here"))
      }
      reply(outcome { .value(try endpoint.call(arguments)) })
    case .step(let number, let index, let inputs):
      guard let lab = labs[number], let lesson = Lesson.lab(number),
        let step = lesson.step(index)
      else { return reply(.unsuitable("there is no such step in lab \(number)")) }
      let encoder = JSONEncoder()
      reply(
        outcome {
          let table = try inputs.ownTable.map {
            try LabelledTable(csv: CSVTable(reading: URL(filePath: $0.path)), label: $0.label)
          }
          let pauses = TrainingPauses(
            at: inputs.pauseAt, isAskedFor: { control(false) == .pause },
            nextCommand: {
              reply(.paused)
              while true {
                if case .inspect(let text) = control(true) { return try InspectorCommand(text) }
              }
            })
          try step.run(
            on: lab,
            stage: Stage(
              ownTable: table, picture: inputs.picture, networks: inputs.networks, pauses: pauses
            ) { event in
              reply(.event(json: String(decoding: try encoder.encode(event), as: UTF8.self)))
            })
          return .finished
        })
    }
  }

  /// What came of running the student's code.
  private func outcome(_ body: () throws -> Reply) -> Reply {
    do {
      return try body()
    } catch let error as Unsolved {
      return .unsolved(exercise: error.exercise)
    } catch let error as WireError {
      return .unsuitable(error.description)
    } catch {
      let code = (error as? LabError)?.code
      return .threw(code: code, message: code.map { "LabError.\($0)" } ?? "\(error)")
    }
  }
}
