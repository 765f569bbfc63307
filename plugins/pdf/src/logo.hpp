// A customer's logo: a drawing (SVG) or a picture (PNG, JPEG).
#pragma once

#include <memory>
#include <string_view>

typedef struct _cairo cairo_t;

namespace assay::pdf {

class Logo {
 public:
  virtual ~Logo() = default;
  Logo(const Logo&) = delete;
  Logo& operator=(const Logo&) = delete;

  // Height by width.
  double ratio() const { return ratio_; }
  // Draws it to fill the place, in points of the page.
  virtual void paint(cairo_t* cairo, double left, double top, double width, double height) const = 0;

 protected:
  Logo() = default;
  double ratio_ = 1;
};

// Fails with ASSAY_E_CONTENT for a type that is none of image/svg+xml, image/png and image/jpeg, and for
// bytes that are no such picture. `bytes` must live as long as the logo. A logo serves one thread at a time.
std::unique_ptr<Logo> read_logo(std::string_view media_type, std::string_view bytes);

}  // namespace assay::pdf
