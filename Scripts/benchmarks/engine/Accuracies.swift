import Datasets
import Foundation
import NumericsEngine
import TensorGraph

/// How well networks trained on MNIST classify its test images, for several seeds: the first weights,
/// the order of the images and what is dropped differ. `accuracy.py` does the same with PyTorch.
func measureAccuracies(seeds: Int, only: String) throws {
  guard let mnist = MNIST.locate() else { return }
  let networks: [(name: String, network: (FirstNumbers) -> Sequential, input: [Int])] = [
    ("mlp 784-512-10", { .perceptron(hidden: 512, .relu, $0) }, [784]),
    ("mlp 784-1024-10", { .perceptron(hidden: 1024, .relu, $0) }, [784]),
    ("cnn", { .convolutional($0) }, [28, 28, 1]),
  ]
  let beginnings: [(peer: String, first: FirstNumbers)] = [
    ("engine", .course), ("engine, first weights as PyTorch's", .pytorch),
  ]
  for (name, network, input) in networks where only.isEmpty || name.contains(only) {
    for (peer, first) in beginnings {
      for seed in 1...max(1, seeds) {
        let training = try DigitTraining(
          network(first), input: input, on: mnist, seed: UInt32(seed))
        for epoch in 1...5 {
          try training.epoch()
          if epoch == 1 || epoch == 5 {
            try report(
              Accuracy(
                network: name, epochs: epoch, peer: peer, seed: seed,
                accuracy: try training.accuracy()))
          }
        }
      }
    }
  }
}

private struct Accuracy: Encodable {
  let network: String
  let epochs: Int
  let peer: String
  let seed: Int
  let accuracy: Double
}

private func report(_ accuracy: Accuracy) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  FileHandle.standardOutput.write(try encoder.encode(accuracy) + Data("\n".utf8))
}
