import NumericsEngine

/// One film, and what was counted in it.
public struct Movie: Sendable, Equatable {
  public let title: String
  public let kisses: Int
  public let kicks: Int
  public let genre: Genre

  public enum Genre: String, Sendable, CaseIterable {
    case action, romance
  }

  public init(title: String, kisses: Int, kicks: Int, genre: Genre) {
    self.title = title
    self.kisses = kisses
    self.kicks = kicks
    self.genre = genre
  }
}

/// Films of two genres, told by their kisses and kicks.
public enum MovieGenres {
  /// `[20]`. Films, counts and genres are invented for this course; no line parts them without a
  /// mistake.
  public static let all: [Movie] = [
    Movie(title: "Our Last Winter", kisses: 17, kicks: 1, genre: .romance),
    Movie(title: "The Baker of Rue Cassette", kisses: 22, kicks: 4, genre: .romance),
    Movie(title: "The Spy Who Wrote Poems", kisses: 24, kicks: 15, genre: .romance),
    Movie(title: "Dancing After Midnight", kisses: 51, kicks: 6, genre: .romance),
    Movie(title: "Night Train to Nowhere", kisses: 9, kicks: 19, genre: .action),
    Movie(title: "Bullets and Bouquets", kisses: 21, kicks: 33, genre: .action),
    Movie(title: "A Summer by the Lighthouse", kisses: 45, kicks: 3, genre: .romance),
    Movie(title: "The Nine O'Clock Heist", kisses: 6, kicks: 27, genre: .action),
    Movie(title: "The Long Way to Your Door", kisses: 38, kicks: 2, genre: .romance),
    Movie(title: "Letters in the Rain", kisses: 27, kicks: 0, genre: .romance),
    Movie(title: "Thunder Squad", kisses: 3, kicks: 61, genre: .action),
    Movie(title: "Fists of the Harbour", kisses: 2, kicks: 48, genre: .action),
    Movie(title: "Honeymoon in Hell", kisses: 14, kicks: 9, genre: .action),
    Movie(title: "Kiss Me Behind the Stadium", kisses: 12, kicks: 11, genre: .romance),
    Movie(title: "The Last Dojo", kisses: 1, kicks: 72, genre: .action),
    Movie(title: "Iron Staircase", kisses: 0, kicks: 35, genre: .action),
    Movie(title: "Two Tickets to Lisbon", kisses: 33, kicks: 9, genre: .romance),
    Movie(title: "The Bodyguard's Daughter", kisses: 16, kicks: 18, genre: .action),
    Movie(title: "Sword of the Silent Monk", kisses: 4, kicks: 54, genre: .action),
    Movie(title: "Love Is a Full-Contact Sport", kisses: 30, kicks: 22, genre: .romance),
  ]

  /// Kisses and kicks: `[20, 2]`; class 0 is action, class 1 romance.
  public static let table = LabelledTable(
    columns: ["kisses", "kicks"],
    features: NDArray(
      shape: [all.count, 2], elements: all.flatMap { [Double($0.kisses), Double($0.kicks)] }),
    classes: Movie.Genre.allCases.map(\.rawValue),
    labels: all.map { $0.genre == .romance ? 1 : 0 })
}
