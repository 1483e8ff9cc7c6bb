// swift-tools-version: 6.3
import Foundation
import PackageDescription

/// The course's own machinery computes in debug builds too, so it is optimised there as well.
/// `Labs` and `Solutions` are not: without optimisation a crash keeps its text, file and line.
let optimized: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
]

/// C loops are optimised in every configuration too; without it their vector code would be lost.
let optimizedC: [CSetting] = [.unsafeFlags(["-O3"], .when(configuration: .debug))]

#if os(macOS)
  /// Homebrew keeps OpenBLAS apart from the system's own BLAS, so every place is named.
  let brew = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap { folder in
    ["openblas", "gsl", "libpng"].map { "\(folder)/\($0)" }
  }
  let native: [SwiftSetting] = [.unsafeFlags(brew.flatMap { ["-Xcc", "-I\($0)/include"] })]
  let nativeLink: [LinkerSetting] = [.unsafeFlags(brew.map { "-L\($0)/lib" })]
#else
  let native: [SwiftSetting] = []
  let nativeLink: [LinkerSetting] = []
#endif

/// Python's dictionaries keep the order of insertion; this is their counterpart.
let ordered: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")

/// A course may be handed out without the reference implementations.
let hasSolutions = FileManager.default.fileExists(
  atPath: Context.packageDirectory + "/Solutions/Implementation.swift")

let solutions: [Target] = [
  .target(
    name: "Solutions",
    dependencies: ["LabKit", "NumericsEngine", "TensorGraph", "Datasets", ordered],
    path: "Solutions", swiftSettings: native),
  .executableTarget(
    name: "solutions-runner", dependencies: ["LabRunner", "Solutions"], swiftSettings: native),
  // Every exercise written rightly and wrongly in many ways, to hold the grader to.
  .executableTarget(
    name: "variants-runner",
    dependencies: [
      "LabRunner", "LabKit", "Solutions", "NumericsEngine", "TensorGraph", "Datasets", ordered,
    ],
    path: "Tests/GradingTests/Mutants", exclude: ["README.md"], swiftSettings: native),
  .testTarget(
    name: "CheckingTests",
    dependencies: ["Checking", "Grading", "LabKit", "Lessons", "TestSupport"]),
  .testTarget(
    name: "SolutionsTests",
    dependencies: [
      "TestSupport", "Grading", "LabKit", "Lessons", "Solutions", "Datasets", "NumericsEngine",
      "TensorGraph",
    ]),
]

let package = Package(
  name: "deep-learning-labs",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lab", targets: ["lab"]),
    .executable(name: "labs-runner", targets: ["labs-runner"]),
  ]
    + (hasSolutions
      ? [.executable(name: "solutions-runner", targets: ["solutions-runner"])] : []),
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
  ],
  targets: [
    // The student's code.
    .target(
      name: "Labs",
      dependencies: ["LabKit", "NumericsEngine", "TensorGraph", "Datasets", ordered],
      path: "Labs", swiftSettings: native),

    // Numerics.
    .systemLibrary(
      name: "CNumerics",
      providers: [.apt(["libopenblas-dev", "libgsl-dev"]), .brew(["openblas", "gsl"])]),
    .target(name: "CKernels", cSettings: optimizedC),
    .target(
      name: "NumericsEngine", dependencies: ["CNumerics", "CKernels"],
      swiftSettings: optimized + native, linkerSettings: nativeLink),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(
      name: "Datasets", dependencies: ["NumericsEngine", "CZlib", "CPNG"],
      swiftSettings: optimized + native),
    // Apart from `Datasets`, so that the runners start without an HTTP client.
    .target(name: "Fetching", dependencies: ["Datasets"]),
    .target(
      name: "Models", dependencies: ["NumericsEngine", "CKernels"],
      swiftSettings: optimized + native),
    .target(
      name: "TensorGraph", dependencies: ["CKernels", "CNumerics", "NumericsEngine"],
      swiftSettings: optimized + native),
    .target(name: "Processes"),
    .target(name: "Plotting", dependencies: ["Processes"], swiftSettings: optimized),

    // What lessons time; optimised, or the times would be those of the compiler's debug code.
    .target(
      name: "Measurements", dependencies: ["NumericsEngine", "TensorGraph"],
      swiftSettings: optimized + native),

    // Teaching and grading.
    .target(
      name: "LabKit", dependencies: ["NumericsEngine", "TensorGraph", ordered],
      swiftSettings: optimized + native),
    .target(
      name: "Lessons",
      dependencies: [
        "LabKit", "Models", "NumericsEngine", "TensorGraph", "Datasets", "Measurements",
        "Plotting", ordered,
      ],
      swiftSettings: native),
    .target(
      name: "Grading",
      dependencies: ["Datasets", "LabKit", "Lessons", "NumericsEngine", "Processes"],
      swiftSettings: optimized + native),
    .target(
      name: "Checking", dependencies: ["Grading", "LabKit", "Lessons", "Processes"],
      swiftSettings: native),
    .target(
      name: "LabRunner", dependencies: ["Datasets", "LabKit", "Lessons"], swiftSettings: native),

    // The programs.
    .executableTarget(
      name: "labs-runner", dependencies: ["LabRunner", "Labs"], swiftSettings: native),
    .executableTarget(
      name: "lab",
      dependencies: [
        "Checking", "Datasets", "Fetching", "Grading", "LabKit", "Lessons", "NumericsEngine",
        "Plotting",
        "Processes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: native),

    // For authors: the engine measured on the workloads of its peers.
    .executableTarget(
      name: "engine-benchmarks",
      dependencies: [
        "Datasets", "Models", "NumericsEngine", "TensorGraph",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Scripts/benchmarks/engine", swiftSettings: native),

    // Tests, one target per module; `LabsTests` grades the student.
    .testTarget(name: "NumericsEngineTests", dependencies: ["NumericsEngine", "CNumerics"]),
    .testTarget(name: "MeasurementsTests", dependencies: ["Measurements"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "NumericsEngine"]),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching", "Datasets"]),
    .testTarget(name: "ModelsTests", dependencies: ["Models", "Datasets", "NumericsEngine"]),
    .target(name: "AllocationCounter", path: "Tests/Fixtures/AllocationCounter"),
    .testTarget(
      name: "TensorGraphTests",
      dependencies: ["AllocationCounter", "TensorGraph", "NumericsEngine"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Processes"]),
    .testTarget(name: "LabKitTests", dependencies: ["LabKit", "NumericsEngine", ordered]),
    .testTarget(
      name: "LessonsTests",
      dependencies: ["Lessons", "LabKit", "Datasets", "NumericsEngine", "Plotting", "TensorGraph"]),
    .testTarget(
      name: "GradingTests",
      dependencies: ["Grading", "LabKit", "Lessons", "Processes", "TestSupport"],
      exclude: ["Mutants"]),
    .testTarget(
      name: "LabTests",
      dependencies: [
        "lab", "Datasets", "Grading", "LabKit", "Lessons", "Processes", "TensorGraph",
        "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(name: "LabsTests", dependencies: ["TestSupport"]),
    .target(
      name: "TestSupport", dependencies: ["Grading", "Lessons"], path: "Tests/TestSupport",
      swiftSettings: native),
    .executableTarget(
      name: "planted-runner",
      dependencies: ["LabRunner", "LabKit", "NumericsEngine", "TensorGraph", ordered],
      path: "Tests/Fixtures/PlantedRunner", swiftSettings: native),
  ] + (hasSolutions ? solutions : []),
  swiftLanguageModes: [.v6]
)
