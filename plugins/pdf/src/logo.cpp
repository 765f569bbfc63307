#include "logo.hpp"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "assay/sdk/error.hpp"

namespace assay::pdf {
namespace {

[[noreturn]] void unreadable(std::string_view type, const std::string& why) {
  sdk::refuse("the logo cannot be read as " + std::string(type) + ": " + why +
              "; give a file that a viewer of pictures opens, or another type in `[branding]`");
}

class Drawing : public Logo {
 public:
  explicit Drawing(std::string_view bytes) {
    GError* error = nullptr;
    // Read from memory, it has no address, and so fetches nothing.
    handle_ = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
    if (handle_ == nullptr) {
      const std::string why = error != nullptr ? error->message : "no reason given";
      if (error != nullptr) g_error_free(error);
      unreadable("image/svg+xml", why);
    }
    rsvg_handle_set_dpi(handle_, 72);
    ratio_ = height_by_width();
  }
  ~Drawing() override { g_object_unref(handle_); }

  void paint(cairo_t* cairo, double left, double top, double width, double height) const override {
    const RsvgRectangle place{left, top, width, height};
    rsvg_handle_render_document(handle_, cairo, &place, nullptr);
  }

 private:
  double height_by_width() const {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength wide, high;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle_, &has_width, &wide, &has_height, &high, &has_box, &box);
    if (has_box && box.width > 0 && box.height > 0) return box.height / box.width;
    double width = 0, height = 0;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle_, &width, &height) || width <= 0 || height <= 0) return 1;
    return height / width;
  }

  RsvgHandle* handle_ = nullptr;
};

class Picture : public Logo {
 public:
  // Takes the surface over.
  Picture(cairo_surface_t* surface, std::string_view type) : surface_(surface) {
    const cairo_status_t status = cairo_surface_status(surface);
    const double width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    if (status != CAIRO_STATUS_SUCCESS || width < 1 || height < 1) {
      cairo_surface_destroy(surface);
      unreadable(type, status == CAIRO_STATUS_SUCCESS ? "it is empty" : cairo_status_to_string(status));
    }
    ratio_ = height / width;
  }
  ~Picture() override { cairo_surface_destroy(surface_); }

  void paint(cairo_t* cairo, double left, double top, double width, double height) const override {
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, width / cairo_image_surface_get_width(surface_), height / cairo_image_surface_get_height(surface_));
    cairo_set_source_surface(cairo, surface_, 0, 0);
    cairo_paint(cairo);
  }

 private:
  cairo_surface_t* surface_;
};

cairo_status_t read_bytes(void* closure, unsigned char* data, unsigned int length) {
  std::string_view& rest = *static_cast<std::string_view*>(closure);
  if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, rest.data(), length);
  rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

struct Size {
  int width = 0;
  int height = 0;
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// The size that a JPEG's frame header tells; a PDF holds its bytes as they are.
Size jpeg_size(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.substr(0, 2) != "\xFF\xD8") unreadable("image/jpeg", "it does not begin as a JPEG");
  if (bytes.find("\xFF\xD9", 2) == std::string_view::npos) unreadable("image/jpeg", "it is cut short");
  std::size_t at = 2;
  while (at + 9 < bytes.size() && byte_at(bytes, at) == 0xFF) {
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      return {static_cast<int>(byte_at(bytes, at + 7) << 8 | byte_at(bytes, at + 8)),
              static_cast<int>(byte_at(bytes, at + 5) << 8 | byte_at(bytes, at + 6))};
    }
    at += 2 + (byte_at(bytes, at + 2) << 8 | byte_at(bytes, at + 3));
  }
  unreadable("image/jpeg", "it has no frame header");
}

cairo_surface_t* jpeg_surface(std::string_view bytes) {
  const Size size = jpeg_size(bytes);
  // The picture itself stays compressed; the surface only tells how large it is.
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height);
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size(), nullptr, nullptr);
  return surface;
}

}  // namespace

std::unique_ptr<Logo> read_logo(std::string_view media_type, std::string_view bytes) {
  if (media_type == "image/svg+xml") return std::make_unique<Drawing>(bytes);
  if (media_type == "image/png") {
    std::string_view rest = bytes;
    return std::make_unique<Picture>(cairo_image_surface_create_from_png_stream(&read_bytes, &rest), media_type);
  }
  if (media_type == "image/jpeg") return std::make_unique<Picture>(jpeg_surface(bytes), media_type);
  sdk::refuse("a PDF cannot show a logo of the type `" + std::string(media_type) +
              "`; give one that is image/svg+xml, image/png or image/jpeg");
}

}  // namespace assay::pdf
