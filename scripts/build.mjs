// placeholder, written fully below
