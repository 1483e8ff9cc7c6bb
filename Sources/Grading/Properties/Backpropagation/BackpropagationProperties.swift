import LabKit
import NumericsEngine

extension Property {
  /// dW² and db², assembled by the student's 10.4, 10.5 and 10.6, are the slopes of J.
  static let outputGradientIsTheSlope = Property(
    exercise: "10.6",
    name: "dW² and db² from your 10.4 to 10.6 are the slopes of your J, to 1e-7",
    weight: 3
  ) { inquiry in
    let study = SmallNetwork.study
    let pass = try study.pass(inquiry)
    let delta = try study.outputDelta(inquiry, pass)
    let gradient = try inquiry.call("10.6", [delta, pass.hidden.wire])
    return try study.objection(
      inquiry, to: gradient, layer: 1, gradient: "dW², db²",
      cause: study.firstBreak(pass: pass, outputDelta: delta, hiddenDelta: nil)?.beginning)
  }

  /// dW¹ and db¹, assembled by the student's 10.4, 10.5, 10.7 and 10.8, are the slopes of J.
  static let hiddenGradientIsTheSlope = Property(
    exercise: "10.8",
    name: "dW¹, db¹ from your 10.4, 10.5, 10.7, 10.8 are J's slopes, to 1e-7",
    weight: 3
  ) { inquiry in
    let study = SmallNetwork.study
    let pass = try study.pass(inquiry)
    let outputDelta = try study.outputDelta(inquiry, pass)
    let hiddenDelta = try inquiry.call(
      "10.7", [outputDelta, study.network.outputWeights.wire, pass.hidden.wire])
    let gradient = try inquiry.call("10.8", [hiddenDelta, study.inputs.wire])
    return try study.objection(
      inquiry, to: gradient, layer: 0, gradient: "dW¹, db¹",
      cause: study.firstBreak(pass: pass, outputDelta: outputDelta, hiddenDelta: hiddenDelta)?
        .beginning)
  }

  /// The way that 10.9 goes is −η times the slope of J, for all parameters at once.
  static let stepFollowsTheSlope = Property(
    exercise: "10.9",
    name: "all 13 parameters move by −η times the slope of your J, to 1e-7",
    weight: 3
  ) { inquiry in
    let study = SmallNetwork.study
    let rate = 0.75
    guard let own = try study.steppedAlong(inquiry, rate: rate) else {
      return "the network has other shapes after the step"
    }
    let point = PlainNetwork(study.network).parameters
    let trial = try GradientTrial(
      names: study.names, own: own, at: point, moving: point.indices
    ) { try study.losses(inquiry, at: $0) }
    func objection(_ cause: String?) -> String? {
      trial.objection(
        gradient: "the gradient you stepped along", source: "10.4", cause: cause)
    }
    guard objection(nil) != nil else { return nil }
    // The parts are asked only now: a right step needs none of them.
    let part = try? study.firstBreak(inquiry, right: trial.right)
    return objection(
      part?.already ?? study.backThroughNewWeights(own, right: trial.right, rate: rate))
  }

  /// The gradients of 10.11 are the slopes of its own J, for ReLU, tanh and softmax.
  static let deepGradientsAreTheSlopes = Property(
    exercise: "10.11",
    name: "32 slopes by ReLU, tanh, sigmoid, softmax are your own J's, to 1e-7",
    weight: 3
  ) { inquiry in
    let study = DeepNetwork.study
    func answer(at point: [Double]) throws -> WireValue {
      try inquiry.call(
        [study.inputs.wire, study.labels.wire, study.network.with(point).layers.wire])
    }
    let point = study.network.parameters
    guard case .list(let gradients) = try answer(at: point).field("layers"),
      gradients.count == study.network.layers.count
    else { return "there is not one gradient for each of the \(study.network.layers.count) layers" }
    var own: [Double] = []
    for (index, layer) in study.network.layers.enumerated() {
      let gradient = try Layer(gradient: gradients[index])
      guard gradient.hasShapes(of: layer) else {
        return "the gradient of layer \(index + 1) has not the layer's shapes"
      }
      own += gradient.weights.elements + gradient.biases.elements
    }
    let trial = try GradientTrial(
      names: study.names, own: own, at: point, moving: point.indices
    ) { point in
      (
        try Double(wire: answer(at: point).field("loss")),
        study.network.with(point).loss(study.inputs.lists, labels: study.labels.lists)
      )
    }
    return trial.objection(gradient: "your gradient", source: "10.11")
  }
}
