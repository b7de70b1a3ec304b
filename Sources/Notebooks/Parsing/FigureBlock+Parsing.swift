internal import Parameters

extension FigureBlock {
  init?(_ header: BlockHeader, _ excerpt: Excerpt, errors: inout [NotebookError]) {
    guard var fields = header.fields(of: excerpt, errors: &errors) else { return nil }
    let kind = fields.text("draw", required: true)
    upstream = fields.sources("from", required: true)
    per = fields.words("per")
    let caption = fields.text("caption", required: true)
    let alt = fields.text("alt", required: true)
    parameters = fields.rest
    errors += fields.errors
    guard let kind, let caption, let alt else { return nil }
    self.kind = kind
    self.caption = excerpt.inlineText(caption, errors: &errors)
    self.alt = excerpt.inlineText(alt, errors: &errors)
    name = header.name.text
    location = header.location
  }
}
