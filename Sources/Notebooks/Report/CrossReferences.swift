internal import Markdown

/// The numbers of a report's figures and tables, and the places that show what a stage put out.
struct CrossReferences {
  /// A place of the report.
  struct Place: Equatable {
    /// What it is called, as Markdown.
    let title: String
    /// Its anchor.
    let anchor: String

    /// `[Figure 2](#figure-latents)`.
    var link: String { "[\(title)](#\(anchor))" }
  }

  private var numbers: [String: Int] = [:]
  private var readers: [String: [Place]] = [:]
  private var figures = 0
  private var tables = 0
  private var section: Place
  private var anchors = AnchorNames()

  init(_ report: Report) {
    section = Place(title: "the beginning", anchor: anchors.name(of: report.title))
    for piece in report.answer { note(piece.stage, at: Place(title: "the answer", anchor: section.anchor)) }
    if let picture = report.pictured { add(picture) }
    for part in report.body {
      switch part {
      case .prose(let pieces): read(pieces)
      case .figure(let figure) where figure.name != report.picture: add(figure)
      case .table(let table): add(table)
      case .figure, .stage: break
      }
    }
    for claim in report.claims { note(claim.stage, at: Place(title: "the claims", anchor: Anchor.claims)) }
    for row in report.headline {
      for piece in [row.ours, row.interval, row.chance] {
        note(piece?.stage, at: Place(title: "the numbers", anchor: Anchor.numbers))
      }
    }
  }

  /// The number of a figure or a table.
  func number(of name: String) -> Int { numbers[name] ?? 0 }

  /// The places that show what a stage put out, in the order of the report.
  func places(showing stage: String) -> [Place] { readers[stage] ?? [] }

  private mutating func add(_ figure: FigureResult) {
    figures += 1
    numbers[figure.name] = figures
    for source in figure.sources {
      note(source.stage, at: Place(title: "Figure \(figures)", anchor: Anchor.figure(figure.name)))
    }
  }

  private mutating func add(_ table: TableResult) {
    tables += 1
    numbers[table.name] = tables
    for source in table.sources {
      note(source.stage, at: Place(title: "Table \(tables)", anchor: Anchor.table(table.name)))
    }
  }

  /// A value of the prose is shown in the section that it stands in.
  private mutating func read(_ pieces: [ResolvedPiece]) {
    let text = pieces.map(\.plain).joined()
    var headings = MarkdownDocument(text).headings()[...]
    var line = 1
    for piece in pieces {
      while let next = headings.first, next.line <= line { enter(headings.removeFirst(), next.text) }
      note(piece.stage, at: section)
      line += piece.plain.utf8.count { $0 == UInt8(ascii: "\n") }
    }
    for heading in headings { enter(heading, heading.text) }
  }

  private mutating func enter(_ heading: MarkdownHeading, _ text: String) {
    section = Place(title: "“\(Escape.text(text))”", anchor: anchors.name(of: text))
  }

  private mutating func note(_ stage: String?, at place: Place) {
    guard let stage, readers[stage]?.contains(place) != true else { return }
    readers[stage, default: []].append(place)
  }
}
