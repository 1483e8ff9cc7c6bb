/// A dozen short messages, half of them unwanted.
public enum ShortMessages {
  /// Each message with its label, `spam` or `ham`: `[12]`. Invented for this course.
  public static let all: [(label: String, text: String)] = [
    ("spam", "WIN a FREE prize now! Click here to claim it."),
    ("ham", "Are you coming to the lab today?"),
    ("ham", "I have your notes. See you at lunch!"),
    ("spam", "Free entry: win cash, cash, cash! Text WIN now."),
    ("spam", "Claim your free phone today. This offer ends now!"),
    ("ham", "The train is late again, start without me."),
    ("spam", "You have won! Click here and claim your prize."),
    ("ham", "Can you call me when you are at home?"),
    ("ham", "Lunch at noon? The usual place, I have time."),
    ("spam", "Cheap loans, no questions. Click now, cash today!"),
    ("ham", "Thank you for the cake. It was lovely!"),
    ("spam", "Last chance: a free gift is waiting. Claim it now!"),
  ]
}
